import { showPage } from '../staff/staff-app.tsx'
import { FindPage } from './find-page.tsx'

showPage(<FindPage />)

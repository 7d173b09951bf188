import { showPage } from '../staff/staff-app.tsx'
import { CoveragePage } from './coverage-page.tsx'

showPage(<CoveragePage />)

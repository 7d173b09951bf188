import { showPage } from '../staff/staff-app.tsx'
import { PlanPage } from './plan-page.tsx'

showPage(<PlanPage />)

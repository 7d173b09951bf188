import { showPage } from '../staff/staff-app.tsx'
import { addAdminText } from '../text/admin.ts'
import { AdminPage } from './admin-page.tsx'

addAdminText()
showPage(<AdminPage />)

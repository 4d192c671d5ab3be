import { bulkReassignment, caseAssignment, caseloadPolicy, caseworker } from '@vor-ort/core'

import { describeLaws } from '../shape/laws.ts'
import { bulkReassignmentTable, caseAssignmentTable, caseloadPolicyTable, caseworkerTable } from './lifecycle-tables.ts'

describeLaws(caseAssignment, caseAssignmentTable)
describeLaws(caseworker, caseworkerTable)
describeLaws(caseloadPolicy, caseloadPolicyTable)
describeLaws(bulkReassignment, bulkReassignmentTable)

import { branch, branchNetwork, partnerSite, socialSpace } from '@vor-ort/core'

import { describeLaws } from '../shape/laws.ts'
import { tables } from './lifecycle-tables.ts'

describeLaws(socialSpace, tables['social-space'])
describeLaws(branch, tables.branch)
describeLaws(partnerSite, tables['partner-site'])
describeLaws(branchNetwork, tables['branch-network'])

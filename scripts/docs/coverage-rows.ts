/** What each row of the five seed texts is, which events carry it, and which tests show it. Written by hand, checked by `coverage.ts`. */

/** A test by its file and its whole title. */
export interface ShownBy {
  readonly file: string
  readonly title: string
}

/** One row of a seed text. Its state follows: without a test it is not yet there, with a test and something missing it is there in part. */
export interface CoverageRow {
  readonly id: string
  /** A few words of ours, not those of the source, and no name of a person. */
  readonly what: string
  readonly events: ReadonlyArray<string>
  readonly tests: ReadonlyArray<ShownBy>
  /** What is not there. Absent: nothing is missing. */
  readonly missing?: string
  /** The modules where the missing part will go, by their code in the domain research; `none` where there is nothing to carry. */
  readonly goesTo?: string
}

const at = (file: string) => (title: string): ShownBy => ({ file, title })
const inGovernance = (file: string) => at(`packages/core/test/governance/${file}.test.ts`)
const inBranches = (file: string) => at(`packages/core/test/branches/${file}.test.ts`)
const inConsultation = (file: string) => at(`packages/core/test/consultation/${file}.test.ts`)
const inTables = (module: string, file = 'facts') => at(`packages/projections/test/${module}/${file}.test.ts`)
const inAssignments = (file: string) => at(`packages/core/test/assignments/${file}.test.ts`)
const [council, resolution, meeting, sites, visits, session] =
  [inGovernance('aurich'), inGovernance('resolution'), inGovernance('meeting'), inBranches('aurich'), inConsultation('aurich'), inConsultation('session')]
const [demo, slots, walkIn, quantity] = [at('packages/cli/test/demo.test.ts'), inConsultation('slot-calendar'), inConsultation('walk-in'), at('packages/core/test/kernel/quantity.test.ts')]
const recording = at('packages/cli/test/record.test.ts')

const decided = council('Q2: on 13 January 2015 the motion was adopted by majority; the counts are unknown, not 0')
const obliged = council('Q1: on 10 February two obligations are open and none is fulfilled; a report is only announced')
const followedUp = council('Q9: the follow-up meeting is 28 days later, for which the Greens announce a motion')
const siting = sites('000-11, 000-12: they are to stand where the Jugendamt is, by social spaces of which one has a compound name')
const parity = sites('000-16: what the resolution gains is undetermined until hours are recorded, then exact')
const eightSpaces = visits('began 2023 in Dornum as a pilot and comes monthly to eight social spaces')
const hage = visits('was in Hage at the end of some January: third-party venue, four municipalities, three teams, nine members of staff')
const grossheide = visits('goes to Großheide next; the letters are announced, not sent')
const reportedHeld = meeting('is recorded as held where only a source says so')
const noAbsence = inConsultation('voluntary')('a voluntary session has no absence in its type (C-4)')
const sourced = recording('keeps who, on what basis and from which source with each event')

const events = (names: string): ReadonlyArray<string> => (names === '' ? [] : names.split(' '))
const covered = (id: string, what: string, names: string, ...tests: ReadonlyArray<ShownBy>): CoverageRow => ({ id, what, events: events(names), tests })
const partly = (id: string, what: string, names: string, missing: string, goesTo: string, ...tests: ReadonlyArray<ShownBy>): CoverageRow =>
  ({ id, what, events: events(names), tests, missing, goesTo })
const notYet = (id: string, what: string, goesTo: string): CoverageRow => ({ id, what, events: [], tests: [], missing: 'all of it', goesTo })
const nothing = (id: string, what: string): CoverageRow => ({ id, what, events: [], tests: [], missing: 'nothing to carry', goesTo: 'none' })

/** How many rows each seed text has. */
export const rowsOfSeeds: Readonly<Record<string, number>> = { '000': 23, '001': 17, '002': 24, '003': 23, '004': 22 }

/** Every row, in the order of the texts. */
export const coverageRows: ReadonlyArray<CoverageRow> = [
  covered('000-01', 'a body meets on a day', 'MeetingScheduled MeetingHeld', decided, reportedHeld),
  covered('000-02', 'a faction brings in a motion', 'MotionSubmitted', decided),
  covered('000-03', 'adopted by majority, without counts', 'VoteOpened VoteTallied VoteResultDeclared MotionAdopted', decided),
  covered('000-04', 'members of another faction amend it', 'AmendmentSubmitted AmendmentAdopted AmendmentRejected AmendmentIncorporated', demo('tells the story in both languages, with what the source does not tell as unknown'), inGovernance('amendments')('the text of the resolution is the fold of the changes in the order of their adoption (G-7, R-106)')),
  partly('000-05', 'the goal of the decision: more placements', 'ObjectiveDeclared', 'the indicator before and after', 'IND', obliged, resolution('with an objective; one without an indicator cannot be measured')),
  covered('000-06', 'the next meeting, and the days until it', 'MeetingScheduled', followedUp),
  covered('000-07', 'a motion is announced that follows up the resolution', 'MotionAnnounced', followedUp),
  covered('000-08', 'a report is wanted on schedule, staff and rooms', 'MotionAnnounced ImplementationReportRequested ImplementationReportDelivered', followedUp, resolution('is requested once, and delivered once'), inTables('governance', 'tables')('a due date that moved is told with the first one, and reports count for their aspect')),
  covered('000-09', 'two branches are planned', 'BranchProposed BranchApproved', sites('000-09: Großefehn and Krummhörn are approved, not open'), demo('lets obligations follow from the motion and branches from the obligations, each naming what it follows from')),
  covered('000-10', 'two full sites are there, nobody says since when', 'BranchRegistered', sites('000-10: Aurich and Norden are there; since when is unknown')),
  covered('000-11', 'sites are to stand where the Jugendamt is', 'NetworkEstablished PartnerSiteRegistered SitingCriterionAdopted SitingAssessed', siting, inBranches('social-space')('is registered, perhaps without a day'), inBranches('branch-network')('that a branch does not meet is a finding, until a newer assessment'), inTables('branches')('RM-7 tells for each month whether there certainly was a branch, a Jugendamt and a session')),
  covered('000-12', 'which places; one social space has a compound name', 'SocialSpaceDefined SocialSpaceIncluded', siting, inBranches('branch-network')('includes one version of a Sozialraum, never an older one'), inBranches('social-space')('has a name, perhaps a compound one, and parts in several municipalities')),
  covered('000-13', 'sharing with a partner is hoped to pay', 'CoLocationAgreed ObjectiveDeclared', inBranches('branch-running')('shares rooms and reception'), resolution('with an objective; one without an indicator cannot be measured')),
  covered('000-14', 'one resolution, two obligations', 'ResolutionAdopted ObligationCreated', obliged, inGovernance('process-managers')('becomes obligations of its resolution, with the ids of the demands, on the day of the resolution')),
  covered('000-15', 'twice a week, hours not told', 'OpeningHoursSet', sites('000-15: Pewsum counsels twice a week; how long is unknown, not 0')),
  covered('000-16', 'hours and services are to reach those of the full sites', 'ServiceLevelParityTargeted OpeningHoursSet ServiceAdded', parity, inTables('branches')('has the gain of each setting with its cause, and the gap to the shortest reference that is left')),
  covered('000-17', 'which services, for good; cases go to the new staff', 'MotionSubmitted ServiceAdded BulkReassignmentOrdered CaseReassigned', parity, inGovernance('amendments')('the digest of a text is that of its canonical JSON'), inAssignments('reactions')('runs to its end through both aggregates, and running again changes nothing')),
  covered('000-18', 'a title quoted in part', 'MotionSubmitted', inGovernance('motion')('its details are corrected, one by one'), demo('tells the story in both languages, with what the source does not tell as unknown')),
  partly('000-19', 'roles, factions and seats of a body', 'MemberAppointed MembershipEnded', 'votes by faction', 'GOV', inGovernance('governing-body')('begins on behalf of a faction, and holds from that day on')),
  partly('000-20', 'the public is excluded only with a ground', 'PublicExcluded PublicReadmitted', 'the share of items in closed session', 'GOV', inGovernance('sitting')('is excluded by a command with its ground, and readmitted')),
  notYet('000-21', 'beside the text: a social meeting place closes', 'NET'),
  notYet('000-22', 'beside the text: a campaign of a partner', 'NET'),
  nothing('000-23', 'beside the text: a link to comment'),

  covered('001-01', 'counselling on site begins as a pilot', 'ConsultationSeriesStarted', eightSpaces),
  covered('001-02', 'it becomes monthly, in changing places', 'SeriesCadenceChanged MonthWithoutSession', eightSpaces, inConsultation('monthly-series')('without a session is noted when it is over in Berlin, not before')),
  covered('001-03', 'eight social spaces are visited', 'SocialSpaceAddedToSeries', eightSpaces, demo('answers the questions of the golden timeline that seeds 000 and 001 answer, from the events')),
  covered('001-04', 'a session at the end of some January, in the house of others', 'SessionScheduled SessionHeld', hage),
  partly('001-05', 'its catchment: four municipalities', 'SessionScheduled', 'those entitled in the catchment, to compare the visitors with', 'IND', hage, session('where its catchment reaches beyond the social space (C-10)')),
  covered('001-06', 'three teams are there', 'TeamParticipated', hage, session('knows who was there, as teams and numbers, never by name')),
  covered('001-07', 'what the talks were about', 'TopicTallied', hage, session('tallies topics and groups beside the visitors, which they neither add up to nor divide (C-9)')),
  covered('001-08', 'about 60 visitors', 'HeadcountRecorded HeadcountCorrected', visits('Q7: about 60 visitors came to Hage, not 60')),
  covered('001-09', 'open and voluntary', 'ConsultationSeriesStarted', noAbsence),
  covered('001-10', 'talks on own concerns, apart from appointments with an occasion', 'SessionHeld AppointmentMade', hage, inConsultation('appointment')('is made, moved, cancelled and corrected'), inConsultation('voluntary')('only the appointment for an occasion knows an absence (C-4), and none of its kinds is voluntary')),
  partly('001-11', 'near, and in longer hours', 'SessionScheduled SessionRescheduled', 'the hours offered outside the regular ones', 'CON', session('is planned, announced, begun, held and reported')),
  partly('001-12', 'many of a group come', 'GroupTallied', 'the protection of small numbers in what is published', 'IND', hage),
  partly('001-13', 'news of vacancies, and talks with the employer service', 'VacancyInformationOffered TeamParticipated', 'the number of talks', 'NET', session('offers information on vacancies, and asks how it was')),
  partly('001-14', 'the next session', 'SessionScheduled', 'a calendar that people can subscribe to', 'CON', grossheide),
  covered('001-15', 'invited by letter, in good time', 'SessionScheduled InvitationsDispatched', grossheide, session('that its invitations went out late, when that is certain (C-11)'), inTables('consultation')('has hours, invitations, response rate, lead time, topics and survey of the month')),
  covered('001-16', 'nine members of staff, as a number', 'StaffPresent', hage, visits('names no member of staff and no visitor')),
  partly('001-17', 'praise without a measure', 'SurveyConducted', 'marking a claim as one, and what it is measured by', 'PUB, IND', session('offers information on vacancies, and asks how it was')),

  notYet('002-01', 'a county applies to run SGB II alone', 'ORG'),
  notYet('002-02', 'from ARGE to gemeinsame Einrichtung to zugelassener kommunaler Träger', 'ORG'),
  notYet('002-03', 'handing over with the Agentur für Arbeit', 'ORG'),
  notYet('002-04', 'inhabitants, about', 'IND'),
  notYet('002-05', 'what makes the county fit for it', 'IND'),
  notYet('002-06', 'focus on a social space where need is', 'BRA'),
  notYet('002-07', 'a forum with businesses', 'NET'),
  notYet('002-08', 'which skills are needed, when', 'NET, MEA'),
  notYet('002-09', 'training that answers those needs', 'MEA'),
  notYet('002-10', 'work with welfare associations and providers', 'NET'),
  notYet('002-11', 'free support, case by case', 'MEA'),
  notYet('002-12', 'training of staff', 'ORG'),
  notYet('002-13', 'help of all units of the county', 'NET'),
  partly('002-14', 'case management beside placement', 'CaseOpened CaseAssigned', 'target groups of measures', 'MEA', inAssignments('case-assignment')('is opened in a function, and waits for a caseworker (R-20)')),
  partly('002-15', 'short ways, clear address, taking part', 'CooperationPlanConcluded CooperationPlanUpdated CooperationPlanNotConcluded', 'quality goals and how they are met', 'ORG', inAssignments('contacts')('has its rule and its name from the law of its day, with how well that is founded')),
  notYet('002-16', 'a call centre is given up', 'ORG'),
  partly('002-17', 'reception without appointment', 'WalkInReceived', 'walk-ins by hour', 'CON', walkIn('is resolved at the reception')),
  partly('002-18', 'handled at the desk, or passed on at once', 'WalkInResolved WalkInForwarded WalkInTakenOver WalkInLeft', 'rates and minutes over all walk-ins', 'CON', walkIn('or forwarded, taken over and finished'), walkIn('ends when the person leaves while waiting')),
  partly('002-19', 'direct way to the own caseworker', 'ContactHeld', 'the share of contacts with the assigned caseworker', 'CAS', inAssignments('contacts')('is recorded with who held it, and leaves the state as it is')),
  notYet('002-20', 'help for different situations of life', 'NET'),
  notYet('002-21', 'referrals to other services', 'NET'),
  notYet('002-22', 'letters in plain language', 'ORG'),
  notYet('002-23', 'bringing employers and employees together', 'NET, IND'),
  partly('002-24', 'an interview, quoted in part', '', 'telling intentions from facts', 'PUB', sourced),

  notYet('003-01', 'a strategy with eight goals, of which three are named', 'ORG'),
  partly('003-02', 'adopted in a special session by video', 'MeetingScheduled MeetingHeld', 'a body of several carriers; meetings by mode', 'ORG', reportedHeld),
  notYet('003-03', 'the two ways to run SGB II', 'ORG'),
  notYet('003-04', 'a forerunner of 2005', 'ORG'),
  partly('003-05', 'open about decisions, the unwelcome too', 'ResolutionAdopted ResolutionPublished', 'a decision log for the public', 'PUB', resolution('of one in closed session only that it exists, until it is made known')),
  notYet('003-06', 'a demand to politics', 'ORG'),
  partly('003-07', 'online, anywhere and at any time', 'ContactHeld SlotReserved', 'shares by channel and hour', 'CON', inAssignments('contacts')('is recorded with who held it, and leaves the state as it is'), slots('holds the place for as long as the calendar says')),
  notYet('003-08', 'documents handed in online', 'CON'),
  notYet('003-09', 'a first application online', 'CON'),
  covered('003-10', 'a free slot is booked online, the last one once', 'CalendarOpened SlotsPublished SlotReserved BookingConfirmed BookingRejected ReservationExpired', slots('goes to who comes first; the lost race is recorded, once for each request'), slots('expires by command when its time has come, and not before'), inTables('consultation')('a calendar counts places, bookings, who cancelled and why requests were rejected, and names nobody'), at('packages/sqlite/test/booking.test.ts')('two hundred at once, from four processes: one gets it, and 199 are told that it is taken')),
  partly('003-11', 'booked from home while access is restricted', 'SlotReserved', 'restrictions of access and their reason', 'ORG', slots('holds the place for as long as the calendar says')),
  notYet('003-12', 'digital skills of staff', 'ORG'),
  notYet('003-13', 'seminars for staff', 'ORG'),
  notYet('003-14', 'operating form, and which office is in charge', 'ORG'),
  notYet('003-15', 'goals, measured', 'IND'),
  notYet('003-16', 'a paper to download', 'PUB'),
  notYet('003-17', 'an unemployment rate and its change in percentage points', 'IND'),
  notYet('003-18', 'compared with the region', 'IND'),
  notYet('003-19', 'contacts with employers', 'NET'),
  notYet('003-20', 'a target group and its obstacles', 'MEA'),
  notYet('003-21', 'a new measure with four modules', 'MEA'),
  notYet('003-22', 'what the measure is to reach', 'MEA, IND'),
  partly('003-23', 'number of the press text; address of the organisation', '', 'master data of the organisation', 'ORG', sourced),

  covered('004-01', 'a source on every fact', '', sourced, at('packages/interop/test/import/import.test.ts')('gives every event its source as evidence')),
  notYet('004-02', 'one of 104 zugelassene kommunale Träger', 'ORG, IND'),
  notYet('004-03', 'a week of action', 'PUB'),
  notYet('004-04', 'all services from one hand', 'ORG'),
  notYet('004-05', 'working groups', 'NET'),
  notYet('004-06', 'reports to the Kreistag', 'IND'),
  notYet('004-07', 'tenders and projects for target groups', 'MEA'),
  notYet('004-08', 'help with debt, addiction, psychosocial needs, housing', 'NET'),
  notYet('004-09', 'part of municipal networks', 'NET'),
  notYet('004-10', 'two counts of those entitled, five years apart', 'IND'),
  partly('004-11', 'the change between them', '', 'the observations themselves, by sex; only the arithmetic is there', 'IND', quantity('counts the decrease in the Saalekreis')),
  notYet('004-12', 'causes named for the change', 'IND'),
  notYet('004-13', 'processes reviewed; e-Akte introduced', 'ORG'),
  notYet('004-14', 'a yearly Bildungszielplanung', 'MEA'),
  notYet('004-15', 'own tenders, so need is answered soon', 'MEA'),
  notYet('004-16', 'the Betriebsausschuss decides on awards', 'MEA'),
  notYet('004-17', 'a working group that starts projects', 'NET, MEA'),
  partly('004-18', 'three sources of funds', '', 'the commitments themselves; only the arithmetic is there', 'MEA', quantity('sums the funds of the Saalekreis to just under 15.97 million euros')),
  notYet('004-19', 'long support, and how it ends', 'MEA'),
  notYet('004-20', 'more than 2,100 reached', 'MEA'),
  partly('004-21', 'an office, not a person', '', 'which office is in charge of what', 'ORG', at('packages/cli/test/record-faults.test.ts')('is told before anything is written: a public event names no person')),
  notYet('004-22', 'needs recognised, solutions developed', 'NET, MEA'),
]

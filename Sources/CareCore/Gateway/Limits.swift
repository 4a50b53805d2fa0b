/// Every bound of the gateway in one place, each with what happens beyond it (promise 11).
public enum Limits {
    /// Longest payload in bytes; longer ones go to quarantine cut to `quarantinePayload`. Source: DESIGN 6.
    public static let payload = 16 * 1_024
    /// Bytes of a payload kept in quarantine; the rest is cut and the row says so.
    public static let quarantinePayload = 2_048
    /// Longest `ref` in bytes; a longer one makes the message malformed.
    public static let referenceLength = 64
    /// Longest `data` object of an event in bytes; a longer one makes the message malformed.
    public static let eventDataLength = 2_048
    /// Longest `firmware` in bytes; a longer one is ignored and counted.
    public static let firmwareLength = 64
    /// Samples in one message, history included; more make the message malformed.
    public static let samplesPerMessage = 2_000
    /// Nesting of JSON objects and arrays; deeper makes the message malformed.
    public static let nesting = 16

    /// Messages of one lane in a batch and MQTT receive maximum: the broker holds the rest back.
    public static let batchMessages = 1_000
    /// Bytes of one batch; the rest waits in the socket.
    public static let batchBytes = 4 * 1_024 * 1_024

    /// Oldest device time that is taken as one, 2020-01-01T00:00:00Z; an older clock was never set and receive time
    /// counts (status 14).
    public static let earliestDeviceTime = Timestamp(milliseconds: 1_577_836_800_000)
    /// How far a device's clock may run ahead before receive time counts. Source: care.md 8.1 (6).
    public static let futureTolerance = Milliseconds.seconds(120)
    /// Age above which data no longer makes vital, bed and wet alarms. Source: care.md 8.1 (5).
    public static let lateAge = Milliseconds.minutes(10)
    /// Age above which an emergency event asks for verification instead of ringing. Source: care.md 8.4.
    public static let verifyAge = Milliseconds.hours(24)
    /// How long an event's identity is kept at least. Source: DESIGN promise 2.
    public static let deduplicationAge = Milliseconds.days(7)
    /// Event identities kept for one device; beyond it the oldest `deduplicationForgotten` are forgotten and counted.
    public static let deduplicationPerDevice = 4_096
    /// Newest event identities of a device that no age makes forgotten: after a reconnect many say their last event
    /// again, and a smoke detector's may be a year old. Decision 64.
    public static let deduplicationNewest = 8
    /// Identities that are forgotten at once: shifting the rest for each new one would cost more than they are worth.
    public static let deduplicationForgotten = 1_024

    /// Longest time for which a rule may wait for a device that was told to measure; the checker refuses more. A
    /// command that could not be delivered by then is not sent.
    public static let answerTime = Milliseconds.minutes(10)
    /// Least time between two commands of one rule to one device; meanwhile a single value decides at once.
    public static let commandInterval = Milliseconds.minutes(10)

    /// Open alarms of one subject; beyond it only P1 is raised, the rest is counted.
    public static let openAlarmsPerSubject = 64
    /// Least time between two announcements of an alarm that nobody answers; the checker refuses less.
    public static let reminder = Milliseconds.seconds(10)
    /// Times a day that one rule may raise at one bed before it counts as a bad actor. Source: care.md 8.1 (9).
    public static let badActorTimes = 20
    /// How long an alarm is remembered as having come and gone, and how long the technician's notice of it stands.
    public static let chatterMemory = Milliseconds.hours(24)
    /// Records of alarms that came and went; beyond it stale ones are let go.
    public static let chatterRecords = 1_024
    /// Activations that a rule or an override may call chattering; others are refused.
    public static let chatterTimes = 2...20
    /// The time within which they may be asked to come; others are refused.
    public static let chatterWithin = Milliseconds.seconds(10)...chatterMemory
    /// What may multiply the hold of the next chattering; others are refused.
    public static let chatterMultiplier = 1.0...10.0
    /// False closings of one alarm that a rule may call too many.
    public static let nuisanceTimes = 2...20
    /// How long a false closing is remembered. Source: care.md 8.4, ENV-1: 7 days; twice that for other rules.
    public static let nuisanceMemory = Milliseconds.days(14)
    /// How long the end of a chattering alarm may be held; others are refused.
    public static let chatterHold = Milliseconds.seconds(10)...Milliseconds.hours(24)
    /// Least time after an answer in which an alarm whose condition stands on rings again; the checker refuses less.
    public static let realarm = Milliseconds.minutes(5)
    /// Longest on-delay and off-delay that an override may give a rule whose own is not longer.
    public static let overriddenDelay = Milliseconds.hours(24)
    /// Shortest time that an override may leave a carer before the operator sees the alarm.
    public static let overriddenHandOver = Milliseconds.minutes(15)
    /// Longest time between two announcements that an override may give a rule.
    public static let overriddenReminder = Milliseconds.days(7)
    /// How long what a doctor sets for one person may count. Source: care.md 7.3, six months.
    public static let personalLimit = Milliseconds.days(183)
    /// Deadlines left behind by alarms that are over; beyond it they are swept out once they are half of all.
    public static let deadEntries = 1_024
    /// Longest shelving of a P2; P1 is never shelved. Source: care.md 3.3.
    public static let shelving = Milliseconds.hours(8)
    /// Longest shelving of a P3 or P4. Source: care.md 3.3.
    public static let minorShelving = Milliseconds.hours(24)
    /// Least number of days that make a habit.
    static let habitDays = 5
    /// From how far ahead a habit counts: the hour around an hour from now. Source: care.md 8.4, BED-1 (± 60 min).
    static let habitAhead = Milliseconds.minutes(30)
    /// How long a condition that a person closed the alarm of may stand before it rings again: of a P1 an hour, of
    /// others four. Shorter ones made two beds with things left on a mattress ring 45 times a week (decision 39).
    static func setAside(_ priority: Priority) -> Milliseconds { priority == .p1 ? .hours(1) : .hours(4) }
    /// How long a closing can be taken back.
    public static let reopening = Milliseconds.hours(24)
    /// Closed alarms that can be opened again; beyond it the oldest closing stands.
    public static let reopenableAlarms = 4_096
    /// Shelvings, permits, absences, visits and announced outages, of each kind; beyond it one more is refused.
    public static let holds = 4_096
    /// Longest permit to be out of service; maintenance that takes longer asks again.
    public static let permit = Milliseconds.days(90)
    /// Longest announced outage, and how far ahead it may begin.
    public static let outage = Milliseconds.days(30)
    /// Longest planned visit. Source: care.md 8.2 VIS-2 finds more than 4 h odd.
    public static let visit = Milliseconds.hours(8)
    /// How long after a visit its suppression goes on. Source: care.md 8.1 (8).
    public static let visitGrace = Milliseconds.minutes(10)
    /// How long beyond its planned end a visit that nobody ended suppresses. Source: care.md 8.1 (8).
    public static let visitOverrun = Milliseconds.minutes(60)
    /// Time in bed, or of wearing the watch, that ends an absence. Source: care.md 8.1 (8).
    public static let presence = Milliseconds.minutes(10)
    /// After how long it is asked whether somebody is still away. Source: care.md 8.1 (8).
    public static let absenceReview = Milliseconds.days(14)

    /// How long after an announced outage its suppression goes on, because hubs reconnect one after the other. A hub
    /// counts as offline after 15 minutes of silence and as back after one of hearing; twice that for slow networks.
    public static let outageGrace = Milliseconds.minutes(30)
    /// Silent hubs of a township within `areaWindow` that are an outage of the area. Source: care.md 8.2 DEV-4.
    public static let areaHubs = 10
    /// The same as per cent of the township's hubs. Source: care.md 8.2 DEV-4.
    public static let areaShare = 20
    /// Fewer are never an outage of the area: of two neighbours' hubs a fifth would be one hub.
    public static let areaSmallest = 3
    /// Time within which that many must have fallen silent. Source: care.md 8.2 DEV-4.
    public static let areaWindow = Milliseconds.minutes(10)
    /// Below this per cent of the most that were silent at once the outage is over. Source: care.md 8.2 DEV-4.
    public static let areaCleared = 50
    /// Newest messages of a device by which their quality is judged; 65 to 127. Source: care.md 8.2 DQ-2.
    public static let qualityMessages = 100
    /// Per cent of bad ones above which DQ-2 is raised. Source: care.md 8.2 DQ-2.
    public static let badShare = 5
    /// Per cent of bad ones below which it is over. Source: care.md 8.2 DQ-2.
    public static let goodShare = 1
    /// Difference of device time and receipt above which a clock is wrong. Source: care.md 8.2 DQ-3.
    public static let clockSkew = Milliseconds.minutes(5)
    /// How long it must be wrong in every message. Source: care.md 8.2 DQ-3.
    public static let clockSkewDelay = Milliseconds.hours(1)
    /// Difference below which it is right again. Source: care.md 8.2 DQ-3.
    public static let clockSkewCleared = Milliseconds.seconds(60)
    /// Messages of strangers within `strangerWindow` that make SEC-1 a P3. Source: care.md 8.2 SEC-1.
    public static let strangerMessages = 10
    /// Source: care.md 8.2 SEC-1.
    public static let strangerWindow = Milliseconds.hours(1)
    /// Least time between two announcements of a growing count. Source: care.md 8.2 SEC-1.
    public static let strangerTelling = Milliseconds.hours(1)
    /// After how long without a stranger SEC-1 is over.
    public static let strangerQuiet = Milliseconds.hours(24)
    /// Longest drill: while it runs, the first press of each bed is none.
    public static let drill = Milliseconds.hours(4)
    /// Shortest drill; nobody would find the button in less.
    public static let shortestDrill = Milliseconds.minutes(5)
    /// Length of a drill of which nobody says more.
    public static let usualDrill = Milliseconds.minutes(60)
    /// How old an alarm of the area may be to belong to an incident that is opened now.
    public static let incidentLookBack = Milliseconds.minutes(60)
    /// How long after its closing problems of an incident may still be told; those told wait until they are accepted.
    public static let incidentReview = Milliseconds.days(183)
    /// Incidents that are open or have problems which nobody has accepted; beyond it one more is refused.
    public static let incidents = 1_024
    /// Problems of one incident; beyond it one more is refused.
    public static let incidentProblems = 256
    /// How long after a drill the next is due: every half-year. Source: 大政办发〔2021〕30号.
    public static let drillInterval = Milliseconds.days(183)
    /// Problems in one maintenance order; beyond it one more is counted and not written.
    public static let orderProblems = 128

    /// Longest test window. Source: care.md 11.
    public static let testWindow = Milliseconds.minutes(30)
    /// How long a test alarm stays open.
    public static let testAlarmAge = Milliseconds.minutes(10)

    /// Lines of the contact book; an import that needs more is refused.
    public static let contacts = 100_000
    /// Ways to reach one contact; a line with more is refused.
    public static let channelsPerContact = 8
    /// Shifts of the rota; an import that needs more is refused.
    public static let shifts = 20_000
    /// Longest shift; a longer one is a typing mistake.
    public static let shift = Milliseconds.days(31)
    /// People remembered as told of one alarm; those beyond it do not hear of its end.
    public static let toldPerAlarm = 64
    /// Messages to one recipient in `floodWindow` beyond which they are grouped. Source: care.md 3.4.
    public static let floodStart = 10
    /// Messages in `floodWindow` below which they go one by one again. Source: care.md 3.4.
    public static let floodEnd = 5
    /// Source: care.md 3.4.
    public static let floodWindow = Milliseconds.minutes(10)
    /// Time between two common moments of delivery in a flood.
    public static let floodSlot = Milliseconds.minutes(5)

    /// Values on a rule's evaluation stack; the checker refuses deeper expressions.
    public static let expressionDepth = 16
    /// Samples kept for one window of `min max avg delta count`; the checker refuses windows that need more.
    public static let windowSamples = 512
    /// Beginnings of a state that `times` counts at most; the oldest is dropped.
    public static let countedTurns = 128
    /// Nights of `baseline`. Source: care.md 7.2.
    public static let baselineNights = 7
    /// Nights in a row that `drift` counts at most.
    public static let driftNights = 3
    /// Age beyond which a night says nothing of today's person.
    public static let nightAge = Milliseconds.days(14)
    /// Entries of a window of nights: the nights kept and a sample every ten minutes of the one that runs.
    public static let nightEntries = baselineNights + driftNights + 52
    /// Stages of one rule; the checker refuses more.
    public static let stagesPerRule = 4

    /// References in one telemetry receipt. Source: DESIGN 6.
    public static let receiptReferences = 64
    /// Least time between two telemetry receipts of one device. Source: DESIGN 6.
    public static let receiptInterval = Milliseconds.seconds(10)
    /// Outgoing rows kept; beyond it receipts (devices ask again) and commands (the rule
    /// decides without) are dropped and counted, alarm messages never.
    public static let outboxRows = 50_000
    /// How long the row of a message that the broker has confirmed waits for a transaction with other work: one of its
    /// own would cost an `fsync`. A crash meanwhile sends the message again.
    public static let removalDelay = Milliseconds.seconds(10)
    /// Rows that wait so; with more the transaction is due at once.
    public static let waitingRemovals = 64
    /// Alarms remembered as announced while nothing can be written, more than the events that a lane holds
    /// unacknowledged; one beyond it may be announced twice.
    public static let unrecordedAlarms = 2 * batchMessages
    /// Time in which nobody is told the same of an alarm again while nothing can be written: half of what the chain of
    /// an emergency waits before it tells everybody again (care.md 9).
    public static let unrecordedRepeat = Milliseconds.minutes(5)
    /// Messages that wait in memory for a channel while nothing can be written; beyond it the oldest goes. The chain of
    /// an emergency tells again.
    public static let unrecordedNotifications = 1_000
    /// Age at which such a message is given up: the chain has told again by then.
    public static let unrecordedAge = Milliseconds.minutes(10)
    /// Messages of the bulk lane in a batch: bounds the time before the urgent lane is looked at again.
    public static let bulkMessages = 500
    /// Messages of the bulk lane that are read before the urgent lane is looked at again, within one batch.
    public static let bulkSlice = 100
    /// Journal behind the last checkpoint, in bytes; then the state is written and the journal dropped.
    public static let journalBytes = 16 * 1_024 * 1_024
    /// Turns behind the last checkpoint for the same reason: a restart replays them.
    public static let journalTurns = 20_000
    /// Age of the last checkpoint for the same reason.
    public static let checkpointAge = Milliseconds.minutes(10)
    /// Longest time between two transactions: what a crash of a quiet gateway takes off the silence of devices.
    public static let committedInterval = Milliseconds.seconds(30)
    /// Pause before the broker is asked again after a failed transaction.
    public static let commitPause = Milliseconds.seconds(2)
    /// How long the broker may take to accept the first connection before that is an alarm.
    public static let firstConnection = Milliseconds.seconds(30)
    /// Connection losses within `takeOverWindow` after a resumed session that mean another holder of our client id.
    /// Source: DESIGN 6.
    public static let takeOverLosses = 3
    /// Source: DESIGN 6.
    public static let takeOverWindow = Milliseconds.seconds(10)

    /// Operator commands waiting for the line; beyond it a command is answered "busy".
    public static let commandQueue = 256
    /// Step of the gateway's clock forward that counts as silence; beyond it nobody was listening. Source: promise 7.
    public static let clockStep = Milliseconds.seconds(60)
    /// Time between two heartbeats of the gateway. Source: DESIGN 6.
    public static let heartbeatInterval = Milliseconds.seconds(30)

    /// Bytes of a household's address, a hundred Chinese characters; a longer one is refused.
    public static let addressBytes = 300

    /// Tries through a channel that fail in a row until it counts as dead: with the pauses of the back-off a minute
    /// after the first. A permanently wrong address of one person fails once, not so often.
    public static let channelFailures: Int32 = 5
    /// Time over which two and more tries have failed until it counts as dead, for a provider that asks for pauses.
    public static let channelFailureTime = Milliseconds.minutes(5)
    /// Channels whose failures are counted; beyond it those of the one that has failed longest are forgotten until its
    /// next try.
    public static let failingChannels = 64
    /// Characters kept of a provider's answer; the rest is cut.
    public static let deliveryAnswer = 200
    /// Age at which a notification that could not be delivered is given up, where nobody said less.
    public static let deliveryAge = Milliseconds.hours(24)
    /// Notifications of one recipient in one message; beyond it another message follows.
    public static let messageItems = 20
    /// Due notifications of one channel and priority that are looked at together; the rest waits in the database.
    public static let deliveryWindow = 256
    /// Messages of one channel that are on their way at once, those of P1 alarms beside them.
    public static let deliveries = 4
    /// Messages about P1 alarms of one channel that are on their way at once, beside the others.
    public static let urgentDeliveries = 16

    /// After how long a heartbeat that could not leave is tried again.
    public static let heartbeatRetry = Milliseconds.seconds(1)

    /// Beds whose records are looked at in one turn; the others wait for the next. Own choice: some 10 ms, so that an
    /// SOS does not wait for the morning's look at every bed.
    public static let reviewedBeds = 50
}

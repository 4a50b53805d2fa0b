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
    /// How long an event's identity is kept. Source: DESIGN promise 2.
    public static let deduplicationAge = Milliseconds.days(7)
    /// Event identities kept for one device; beyond it the oldest `deduplicationForgotten` are forgotten and counted.
    public static let deduplicationPerDevice = 4_096
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
    /// Deadlines left behind by alarms that are over; beyond it they are swept out once they are half of all.
    public static let deadEntries = 1_024
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

    /// After how long a heartbeat that could not leave is tried again.
    public static let heartbeatRetry = Milliseconds.seconds(1)
}

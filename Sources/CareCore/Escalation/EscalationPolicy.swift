/// Who is told of an alarm, when and how, while nobody answers. Compiled from `DeviceProfiles/escalation/*.yaml`.
public struct EscalationPolicy: Sendable, Equatable {
    /// Which of a contact's channels are used.
    public enum Channels: Sendable, Equatable {
        /// The contact's best one.
        case first
        /// Every one.
        case all
        /// Those of these names; the best one when the contact has none of them.
        case named([String])
    }

    /// Some roles that are told together.
    public struct Step: Sendable, Equatable {
        /// Time since the chain began.
        public let after: Milliseconds
        /// Who is told.
        public let roles: [ContactRole]
        /// Through what.
        public let channels: Channels
        /// Time of day in which the step may be taken; outside it waits. `nil` for always.
        public let hours: DailyWindow?

        /// Makes a step.
        public init(after: Milliseconds, roles: [ContactRole], channels: Channels = .first, hours: DailyWindow? = nil) {
            self.after = after
            self.roles = roles
            self.channels = channels
            self.hours = hours
        }
    }

    /// When those who were told hear that they need not act.
    public enum Ended: Sendable, Equatable {
        case never
        /// Somebody has answered.
        case acknowledged
        /// The alarm is over.
        case over
    }

    /// A collection for people who are not called.
    public struct Digest: Sendable, Equatable {
        /// Minute of the day, 0 ..< 1,440, Asia/Shanghai.
        public let minuteOfDay: Int
        /// Who gets one.
        public let roles: [ContactRole]
        /// Whether what nobody has answered stands in it again every Monday. Source: care.md 9, P4.
        public let isWeekly: Bool

        /// Makes a digest.
        public init(minuteOfDay: Int, roles: [ContactRole], isWeekly: Bool = false) {
            self.minuteOfDay = minuteOfDay
            self.roles = roles
            self.isWeekly = isWeekly
        }
    }

    /// Its name.
    public let id: String
    /// The priority it is for; `nil` for all.
    public let priority: Priority?
    /// The audience it is for; `nil` for all.
    public let audience: Audience?
    /// The rules it is for; empty for all.
    public let rules: Set<String>
    /// What happens, the soonest first.
    public let steps: [Step]
    /// How often all who were told are told again after the last step; `nil` for never.
    public let repeatEvery: Milliseconds?
    /// How long after an acknowledgement the resident must have been called back; `nil` for no such demand.
    public let callBack: Milliseconds?
    /// When those who were told hear of the end.
    public let ended: Ended
    /// Who finds it in a collection; `nil` for nobody.
    public let digest: Digest?

    /// Makes a policy; the compiler of CareProfiles is the only caller outside tests.
    public init(
        id: String, priority: Priority?, audience: Audience?, rules: Set<String> = [], steps: [Step],
        repeatEvery: Milliseconds? = nil, callBack: Milliseconds? = nil, ended: Ended = .over, digest: Digest? = nil
    ) {
        self.id = id
        self.priority = priority
        self.audience = audience
        self.rules = rules
        self.steps = steps
        self.repeatEvery = repeatEvery
        self.callBack = callBack
        self.ended = ended
        self.digest = digest
    }

    /// Whether the step tells nobody whom an earlier one has not told.
    func reminds(_ step: Int) -> Bool {
        steps[..<step].contains { Set($0.roles).isSuperset(of: steps[step].roles) }
    }

    /// Whether it is for such alarms.
    func covers(_ alarm: Alarm) -> Bool {
        (priority ?? alarm.priority) == alarm.priority && (audience ?? alarm.audience) == alarm.audience
            && (rules.isEmpty || rules.contains(alarm.key.rule))
    }
}

public import CareCore

/// What is known of one device or silent thing in service, up to the end of a day.
public struct DeviceEvidence: Sendable, Equatable {
    /// What it is called: the device, or the kit item of a thing without one.
    public let name: String
    /// By which it is counted.
    public let useClass: UseClass
    /// Where it stands.
    public let county: CountyCode
    /// The beds that it serves, in order; a thing of a household has several.
    public let beds: [BedID]
    /// Since when it is in service there.
    public private(set) var since: Timestamp

    /// Its newest reading or event.
    public var heardAt: Timestamp?
    /// Of the time since then that in which the gateway heard nobody: it did not run, or could not be reached.
    public var unheard = Milliseconds.zero
    /// Silence after which it is offline; `nil` for what sends nothing.
    public var offlineLimit: Milliseconds?
    /// Rules that say that its test of itself is not good, of alarms that were open.
    public var faults: [String] = []
    /// Its newest event `fault`, of the last seven days.
    public var faultAt: Timestamp?
    /// Valid readings and events on `heardDays`, or in the last seven days when there are none.
    public var words: Int64 = 0
    /// The newest seven days on which the gateway heard anybody; `nil` when there are too few to judge anything by.
    public var heardDays: HeardDays?

    /// Its newest press, or test of it; of a hub also that of a button which it carries.
    public var pressedAt: Timestamp?
    /// For each of the last seven days how long it was worn.
    public var worn: [Milliseconds] = []
    /// For each of the last seven nights how long somebody was in bed; `nil` for a night away from home.
    public var inBed: [Milliseconds?] = []
    /// Changes between wet and dry in the last seven days.
    public var wetChanges: Int64 = 0
    /// Of the last seven days those with a dose.
    public var doseDays = 0
    /// Seconds online in the last seven days.
    public var onlineSeconds: Int64 = 0
    /// Seconds in service of the last seven days.
    public var serviceSeconds: Int64 = 0
    /// Whether an open alarm says that it is covered or stores nothing; privacy mode is none.
    public var isCovered = false
    /// Its newest test or real event of an alarm.
    public var testedAt: Timestamp?
    /// When somebody looked at it last, and whether it was good.
    public var inspection: Inspection?
    /// The end of the newest visit to one of its beds.
    public var visitedAt: Timestamp?
    /// The open order that has a problem of it.
    public var order: OrderID?

    /// That somebody looked at a thing.
    public struct Inspection: Sendable, Equatable {
        /// When.
        public let at: Timestamp
        /// Whether it works.
        public let works: Bool

        /// Makes an inspection.
        public init(at: Timestamp, works: Bool) {
            self.at = at
            self.works = works
        }
    }

    /// Makes evidence of something that was never heard or seen.
    public init(name: String, useClass: UseClass, county: CountyCode, beds: [BedID], since: Timestamp) {
        self.name = name
        self.useClass = useClass
        self.county = county
        self.beds = beds
        self.since = since
    }

    /// The same in service since a later moment.
    func inService(since: Timestamp) -> DeviceEvidence {
        var copy = self
        copy.since = since
        return copy
    }
}

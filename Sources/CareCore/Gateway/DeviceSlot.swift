/// What the core remembers of one device besides its cells.
struct DeviceSlot: Equatable {
    /// Index of the profile's layout; −1 while the profile is unknown.
    var layout: Int32 = -1
    /// First metric cell.
    var cellBase: Int32 = 0
    /// First rule cell.
    var ruleBase: Int32 = 0
    /// First timer.
    var timerBase: Int32 = 0
    /// First window.
    var windowBase: Int32 = 0
    /// First cell of the fields that repeat a state.
    var stateBase: Int32 = 0
    /// Listening clock at the newest message, or at the start of service.
    var heardListening: Int64 = 0
    /// Gateway time of the newest message in ms.
    var heardAt: Int64 = .min
    /// Newest time in ms that the gateway gave to a message without a believable time of its own.
    var stampedAt: Int64 = .min
    /// Newest sequence numbers by kind of topic; −1 for none.
    var eventSequence: Int64 = -1
    var telemetrySequence: Int64 = -1
    /// Earliest `askAt` of the device's rules, in ms, or earlier.
    var earliestAsk: Int64 = .max
    /// Rules that have raised, one bit each.
    var raised: UInt64 = 0
    /// The running assignment, for the fast path.
    var place: Place?
    /// Its start in ms.
    var placeFrom: Int64 = .max
    /// Facts of the residents of the running assignment's place.
    var facts = ResidentFacts()
    /// Altitude of that place in metres.
    var altitude: Double = 0
    /// What the books say of the device, from the registry; `nil` for a device on no book.
    var custody: CustodyState?
    /// Since when, gateway time in ms.
    var custodyFrom: Int64 = .min
    /// Which rules it is asked; follows from `custody` and from who is served at `place`.
    var reach = RuleReach.all
    /// Due time of the silence entry that counts, on the listening clock; `Int64.max` for none.
    var silenceDue: Int64 = .max
    /// Whether the state changed since the last checkpoint.
    var isDirty = false
}

/// What an expression may look at: one device at one moment.
struct EvaluationContext {
    /// Moment of evaluation on the rule's clock, in ms.
    var at: Int64
    /// Kind of the event being applied as a mask; 0 without one.
    var event: UInt64
    /// The device's metric cells.
    let cells: UnsafePointer<MetricCell>
    /// The windows of the rule being asked.
    let windows: UnsafePointer<WindowRing>?
    /// Facts of the bed served.
    let facts: ResidentFacts
    /// Metres above sea level.
    let altitude: Double
    /// Where the household is; `nil` when not recorded, or when the rule does not ask for it.
    let home: GeoPosition?
    /// How long the device has said nothing while the gateway listened, in ms.
    let silence: Int64
    /// Device time of the household's newest activity, in ms; `Int64.min` for none.
    let activity: Int64
    /// Since when the device serves its place, in ms.
    let servesSince: Int64
}

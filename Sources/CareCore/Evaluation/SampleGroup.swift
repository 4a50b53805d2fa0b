/// The samples of one message that share a device time.
struct SampleGroup {
    /// Device time in ms; `Int64.min` before the first group.
    var time: Int64 = .min
    /// Slots that got a newer believed value, one bit each.
    var slots: UInt64 = 0
    /// The place served then.
    var place: Place?
    /// Whether it is kept for nobody.
    var isNobodys = false
    /// What may not be taken there.
    var withheld = ResidentFacts()
    /// Whether rules may judge the group: fresh, and of the place served now.
    var isJudged = false
    /// Whether all its guarded rates, two at least, jumped by the same octave.
    var jumpsTogether = false
}

import SimKit

/// How a person is right now.
struct PersonState {
    var inBed = false
    var wetLevel: Int64 = 0
    var episode: (kind: VitalEpisode, since: Moment)?
    var watchIsCharging = false
    /// When the watch's battery was full last.
    var watchFullAt: Moment
    var steps: Int64 = 0
    var turns: Int64 = 0
    var dosesLeft: Int64 = 24
    var stepsDay: CivilDay
    /// What lies on the mattress while nobody does, and whether the belt takes it for a body without a heartbeat.
    var pillow: (isThere: Bool, seemsStopped: Bool) = (false, false)
    var hasForgottenWatch = false
    var isOut = false
    var needsHelp = false
}

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
    /// Lies on the floor and cannot get up.
    var isLying = false
    /// Where the radar looks.
    var isInSight = false
    /// Rests outside the bed.
    var isNapping = false
    /// Sits in a chair and is well.
    var isSitting = false
    /// Too weak to get up this morning.
    var isWeak = false
    /// The last one, which may be over.
    var fever: Fever?
    /// As it was measured last.
    var pressure = PressureClass.usual
    /// In hospital.
    var stay: HospitalStay?
    /// When the person began to walk away from home.
    var strayedAt: Moment?

    /// Whether no step is made.
    var isStill: Bool { isLying || isSitting || isNapping }

    /// Degrees above usual.
    func warmth(at moment: Moment) -> Double { fever?.degrees(at: moment) ?? 0 }

    /// How far from home a person who lost the way is: 50 m a minute, three kilometres at most (own), in millionths of
    /// a degree of latitude, of which nine are a metre.
    func distance(at moment: Moment) -> Int64 {
        strayedAt.map { min((moment - $0).milliseconds / 60_000 * 450, 27_000) } ?? 0
    }
}

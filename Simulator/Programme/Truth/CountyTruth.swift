/// What really happened in a county of the played programme, counted while it was played. Nothing of it comes from the
/// code that is tested.
public struct CountyTruth: Sendable, Equatable {
    /// Cases opened with a screening.
    public internal(set) var screened = 0
    /// Beds that went into service.
    public internal(set) var served = 0
    /// Cases that ended, by the reason's word; a death that was taken back is none.
    public internal(set) var ended: [String: Int] = [:]
    /// Newest standing assessment of each person who has one, by what the plan makes of it.
    public internal(set) var disability: [String: Int] = [:]
    /// Beds for which a kit was planned.
    public internal(set) var kitPlanned = 0
    /// Beds whose mandatory kit is signed off whole and stands there still.
    public internal(set) var kitComplete = 0
    /// Beds whose kit stands there still and is whole but for what was refused in writing.
    public internal(set) var kitRefused = 0
    /// Assets by the word of their state at the end.
    public internal(set) var assets: [String: Int] = [:]
    /// How often an asset was given to a second or later family.
    public internal(set) var reissues = 0
    /// How often an asset stood still while its person was in hospital.
    public internal(set) var suspensions = 0
    /// How often an asset was lost, found again or not.
    public internal(set) var losses = 0
    /// How often an asset went from a home to be mended.
    public internal(set) var homeRepairs = 0
    /// Pairs of devices that stood each at the other's bed.
    public internal(set) var swaps = 0
    /// Assets that should have been collected and still stand where nobody is served.
    public internal(set) var uncollected = 0
    /// Payments that stand although the visit they paid was voided later.
    public internal(set) var openRepayments = 0
    /// First and second visits that ended by 2021-12-31.
    public internal(set) var earlyVisits = 0
    /// First to third visits.
    public internal(set) var promisedVisits = 0
    /// Later visits.
    public internal(set) var furtherVisits = 0
    /// Cases in service since 2021 that have fewer than two visits that count.
    public internal(set) var behind = 0
    /// Cases in service that have two visits that count, and no third.
    public internal(set) var toCome = 0
    /// Visits that took place but were too short to count.
    public internal(set) var doubtfulVisits = 0
    /// Visits recorded on a later day.
    public internal(set) var lateVisits = 0
    /// Visits whose record was voided.
    public internal(set) var voidedVisits = 0
    /// Visits that were planned and did not take place.
    public internal(set) var cancelledVisits = 0
    /// Signatures that stand in more than one visit.
    public internal(set) var reusedSignatures = 0
    /// People who died and are on the list of deaths, whose case nobody ended.
    public internal(set) var unreportedDeaths = 0
    /// Visits that were recorded for them after their death. The records count them until somebody looks.
    public internal(set) var visitsAfterDeath = 0
    /// Visits during which the bed's own devices were used.
    public internal(set) var witnessedVisits = 0
    /// Test presses of emergency keys.
    public internal(set) var testPresses = 0
    /// Values that devices measured.
    public internal(set) var readings = 0
    /// Messages of a device that tell of the family before, after it was given to another.
    public internal(set) var histories = 0
    /// Beds with a trained person who holds a certificate.
    public internal(set) var trainedBeds = 0
    /// People trained beyond the programme's beds.
    public internal(set) var extendedTrainings = 0
    /// Complaints that came; one that was entered twice is one.
    public internal(set) var complaints = 0
    /// Answered within five working days.
    public internal(set) var answeredInTime = 0
    /// Answered later.
    public internal(set) var answeredLate = 0
    /// Abnormal events, by the category's word.
    public internal(set) var events: [String: Int] = [:]
    /// Authorities that were never told although an event demands it.
    public internal(set) var openNotices = 0
    /// Reports of events that were closed.
    public internal(set) var closedEvents = 0
    /// Calls for help.
    public internal(set) var calls = 0
    /// Calls after which the person was called back within 60 s.
    public internal(set) var callsBackSoon = 0
    /// Calls after which somebody was sent.
    public internal(set) var responses = 0
    /// Fen of each head and kind, `visits paid`; what was taken back is not in it.
    public internal(set) var money: [String: Int64] = [:]

    /// Makes counts of nothing.
    public init() {}
}

import CareCore

/// Knows which lanes are connected and have caught up, and when another holder of our client id takes them away.
struct LaneWatch {
    private var isConnected = [false, false]
    private var caughtUp = [false, false]
    /// Lanes that we dropped ourselves and that the broker has not refused since.
    private var isDropped = [false, false]
    /// Lanes that we left because nobody may read them now.
    private var isResting = [false, false]
    private var wasEverConnected = false
    private var resumedAt: [Timestamp?] = [nil, nil]
    private var quickLosses: [[Timestamp]] = [[], []]
    private let startedAt: Timestamp

    init(startedAt: Timestamp) { self.startedAt = startedAt }

    /// Every lane is connected and has been read empty since: silence of a device is its own.
    var isListening: Bool { caughtUp == [true, true] }

    /// The lane has been read empty since it was connected.
    func hasCaughtUp(_ lane: Lane) -> Bool { caughtUp[Int(lane.rawValue)] }

    /// Every lane that is wanted is connected.
    var areConnected: Bool { isConnected.indices.allSatisfy { isConnected[$0] || isResting[$0] } }

    /// Whether a missing connection is worth an alarm: a lost one at once, the first one after a while, one that we
    /// dropped ourselves only when it does not come back.
    func isBrokerLost(at now: Timestamp) -> Bool {
        guard wasEverConnected else { return !areConnected && now - startedAt >= Limits.firstConnection }
        return isConnected.indices.contains { !isConnected[$0] && !isDropped[$0] && !isResting[$0] }
    }

    /// When `isBrokerLost` may change without input; `nil` once it has.
    func nextChange(after now: Timestamp) -> Timestamp? {
        let change = startedAt + Limits.firstConnection
        return areConnected || wasEverConnected || change <= now ? nil : change
    }

    /// Whether a lane is lost again and again right after it was resumed, at a broker that is there all the time.
    var isTakenOver: Bool { quickLosses.contains { $0.count >= Limits.takeOverLosses } }

    mutating func connect(_ lane: Lane, isSessionPresent: Bool, at now: Timestamp) {
        isConnected[Int(lane.rawValue)] = true
        caughtUp[Int(lane.rawValue)] = false
        isDropped[Int(lane.rawValue)] = false
        isResting[Int(lane.rawValue)] = false
        resumedAt[Int(lane.rawValue)] = isSessionPresent ? now : nil
        if areConnected { wasEverConnected = true }
    }

    /// The connection is gone; `isOurs` says that we dropped it ourselves.
    mutating func disconnect(_ lane: Lane, at now: Timestamp, isOurs: Bool) {
        let index = Int(lane.rawValue)
        isConnected[index] = false
        caughtUp[index] = false
        if isOurs { isDropped[index] = true }
        if let resumed = resumedAt[index], !isOurs, now - resumed <= Limits.takeOverWindow {
            quickLosses[index].append(now)
            quickLosses[index].removeAll { now - $0 > Limits.takeOverWindow * Int64(Limits.takeOverLosses) }
        }
        resumedAt[index] = nil
    }

    /// Nobody was there to answer: the losses before were the broker's or the network's, and no other holder of our
    /// client id made them.
    mutating func miss() {
        quickLosses = [[], []]
        isDropped = [false, false]
    }

    /// The lane is left: what its devices say waits at the broker, and is not their silence.
    mutating func rest(_ lane: Lane) {
        let index = Int(lane.rawValue)
        isConnected[index] = false
        caughtUp[index] = false
        isResting[index] = true
        resumedAt[index] = nil
    }

    /// The lane is wanted again; that it is not back at once is our own doing.
    mutating func resume(_ lane: Lane) {
        let index = Int(lane.rawValue)
        guard isResting[index] else { return }
        isResting[index] = false
        isDropped[index] = true
    }

    mutating func catchUp(_ lane: Lane) {
        if isConnected[Int(lane.rawValue)] { caughtUp[Int(lane.rawValue)] = true }
    }
}

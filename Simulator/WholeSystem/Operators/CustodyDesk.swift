import CareCore
import SimKit

/// The county's store: what is collected, cleaned and given out again, each step when the one before is on the books.
struct CustodyDesk {
    /// A step of a device.
    enum Step {
        case state(CustodyState)
        /// The device is assigned to its next bed.
        case give
    }

    private struct Tale {
        let device: String
        let next: AssignmentImport?
        /// The steps that are left, each with the time after the one before.
        var steps: [(after: TimeSpan, step: Step)]
        var dueAt: Moment
        var isAsked = false
        /// Whether an earlier try of the step may be on disk.
        var isUnsure = false
    }

    private var tales: [Tale] = []
    private var devices: Set<String> = []
    private var isResting = false

    /// Time until a step is tried again that failed or of which nobody heard.
    private static let again = TimeSpan.seconds(5)

    private static let collection: [(after: TimeSpan, step: Step)] = [
        (.zero, .state(.inService)), (.minutes(1), .state(.pendingReturn)), (.minutes(3), .state(.returned)),
    ]
    private static let reissue: [(after: TimeSpan, step: Step)] = [
        (.minutes(25), .state(.sanitizing)), (.minutes(5), .state(.ready)), (.minutes(10), .state(.allocated)),
        (.minutes(1), .give), (.minutes(1), .state(.installing)), (.minutes(6), .state(.inService)),
    ]
    private static let scrapping: [(after: TimeSpan, step: Step)] = [(.minutes(12), .state(.retired))]

    /// When something is due.
    var nextWake: Moment { tales.filter { !$0.isAsked && !$0.steps.isEmpty }.map(\.dueAt).min() ?? .distantFuture }

    /// A device is to be collected, and given to `next` or scrapped. One that was collected before stays where it is.
    mutating func begin(_ device: String, next: AssignmentImport?, at now: Moment) {
        guard !isResting, devices.insert(device).inserted else { return }
        tales.append(
            Tale(
                device: device, next: next,
                steps: Self.collection + (next == nil ? Self.scrapping : Self.reissue), dueAt: now))
    }

    /// What is asked now, with the number of its tale.
    mutating func due(at now: Moment) -> [(tale: Int, command: Command)] {
        tales.indices.compactMap { index in
            let tale = tales[index]
            guard !tale.isAsked, tale.dueAt <= now, let command = Self.command(tale) else { return nil }
            tales[index].isAsked = true
            return (index, command)
        }
    }

    private static func command(_ tale: Tale) -> Command? {
        switch tale.steps.first?.step {
        case .state(let state): DeviceID(tale.device).map { .custody($0, state, by: "store-1") }
        case .give: tale.next.map { .importAssignments([$0]) }
        case nil: nil
        }
    }

    /// The step was done.
    /// - Returns: The device, the step, and whether it was surely done just now.
    mutating func finish(_ index: Int, at now: Moment) -> (device: String, step: Step, isSure: Bool) {
        let (_, step) = tales[index].steps.removeFirst()
        let isSure = !tales[index].isUnsure
        tales[index].isAsked = false
        tales[index].isUnsure = false
        if let next = tales[index].steps.first { tales[index].dueAt = now + next.after }
        if isResting { tales[index].steps = [] }
        return (tales[index].device, step, isSure)
    }

    /// Nobody knows whether the step was done.
    mutating func retry(_ index: Int, at now: Moment) {
        tales[index].isAsked = false
        tales[index].isUnsure = true
        tales[index].dueAt = now + Self.again
    }

    /// No further step is begun.
    mutating func rest() {
        isResting = true
        for index in tales.indices where !tales[index].isAsked && !tales[index].isUnsure { tales[index].steps = [] }
    }
}

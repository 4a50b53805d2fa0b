import CareCore
import CareRecords
import FleetModel
import Foundation
import Gateway
import Ingest
import ScenarioKit
import Synchronization

/// Carries out what the simulated operators do, through the gateway's control socket, on a thread of its own: a
/// command is answered only when it is on disk.
final class OperatorDesk: Sendable {
    private let deeds = Mutex<[OperatorDeed]>([])
    private let arrived = DispatchSemaphore(value: 0)
    private let done = Atomic(0)
    private let failed = Atomic(0)
    private static let person = "desk-1"
    private let reasons = Mutex<[String]>([])

    init(database: String) {
        let client = ControlClient(path: ControlSocketPath(database: database), wait: .seconds(20))
        let thread = Thread { [self] in work(client) }
        thread.name = "operators"
        thread.start()
    }

    /// Deeds done and deeds that failed: nobody listened, or the alarm was over already.
    var counts: (done: Int, failed: Int) {
        (done.load(ordering: .relaxed), failed.load(ordering: .relaxed))
    }

    /// Why deeds failed, in words.
    var refusals: [String] { reasons.withLock { $0 } }

    func carryOut(_ new: [OperatorDeed]) {
        guard !new.isEmpty else { return }
        deeds.withLock { $0 += new }
        arrived.signal()
    }

    private func work(_ client: ControlClient) {
        while true {
            arrived.wait()
            let batch = deeds.withLock { deeds in
                defer { deeds = [] }
                return deeds
            }
            for deed in batch {
                if let reason = Self.failure(of: deed, client) {
                    failed.add(1, ordering: .relaxed)
                    reasons.withLock { $0.append(reason) }
                } else {
                    done.add(1, ordering: .relaxed)
                }
            }
        }
    }

    /// Does it; tells why it could not be done.
    private static func failure(of deed: OperatorDeed, _ client: ControlClient) -> String? {
        guard let request = request(for: deed) else { return "the gateway knows no such command: \(deed)" }
        do {
            guard case .refused(let reasons) = try client.send(request) else { return nil }
            return reasons.joined(separator: "; ")
        } catch {
            return "\(error)"
        }
    }

    private static func request(for deed: OperatorDeed) -> LineRequest? {
        if case .enter(let forms) = deed { return .records(RecordRequest(forms, by: person)) }
        return command(for: deed).map { .command($0) }
    }

    private static func command(for deed: OperatorDeed) -> Command? {
        switch deed {
        case .acknowledge(let alarm): Int64(alarm).map { .acknowledge(AlarmID($0), by: person) }
        case .callBack(let alarm):
            Int64(alarm).map { .step(AlarmID($0), .callBack(note: "simulated operator"), by: person) }
        case .close(let alarm, let reason):
            Int64(alarm).flatMap { number in
                CloseReason.named(reason).map {
                    .close(AlarmID(number), by: person, reason: $0, note: "simulated operator")
                }
            }
        case .assign(let device, let household, let bed):
            household.assignment(of: device, bed: bed, since: nil).map { .importAssignments([$0]) }
        case .say(let order): Command.suppression(order, by: person)
        case .enter: nil
        }
    }
}

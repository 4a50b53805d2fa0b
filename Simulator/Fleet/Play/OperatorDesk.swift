import CareCore
import FleetModel
import Foundation
import Gateway
import Synchronization

/// Carries out what the simulated operators do, through the gateway's control socket, on a thread of its own: a
/// command is answered only when it is on disk.
final class OperatorDesk: Sendable {
    private let deeds = Mutex<[OperatorDeed]>([])
    private let arrived = DispatchSemaphore(value: 0)
    private let done = Atomic(0)
    private let failed = Atomic(0)

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
                let outcome = Self.command(for: deed).flatMap { try? client.send($0) }
                if case .done = outcome {
                    done.add(1, ordering: .relaxed)
                } else {
                    failed.add(1, ordering: .relaxed)
                }
            }
        }
    }

    private static func command(for deed: OperatorDeed) -> Command? {
        switch deed {
        case .acknowledge(let alarm): Int64(alarm).map { .acknowledge(AlarmID($0), by: "desk-1") }
        case .close(let alarm, let reason):
            Int64(alarm).flatMap { number in
                CloseReason.named(reason).map {
                    .close(AlarmID(number), by: "desk-1", reason: $0, note: "simulated operator")
                }
            }
        }
    }
}

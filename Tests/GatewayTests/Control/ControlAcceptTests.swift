import CareCore
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Gateway

@Suite struct ControlAcceptTests {
    private let folder: TemporaryFolder
    private let path: ControlSocketPath

    init() throws {
        folder = try TemporaryFolder()
        path = ControlSocketPath(database: folder.file("db"))
    }

    @Test(arguments: [EMFILE, ENFILE, ENOMEM])
    func `a system without descriptors is asked again after a pause, and the client is served`(code: Int32) throws {
        let command = Command.acknowledge(AlarmID(7), by: "Li")
        let refusals = Mutex(3)
        let server = try ControlServer(
            path: path,
            accepting: { listener in
                let isRefused = refusals.withLock { left in
                    left -= 1
                    return left >= 0
                }
                guard isRefused else { return accept(listener, nil, nil) }
                errno = code
                return -1
            },
            handler: { _, reply in
                reply(.done("served"))
                return true
            })
        defer { server.stop() }
        let start = ContinuousClock.now
        #expect(try ControlClient(path: path).send(command) == .done("served"))
        // One refusal each pause; asked again at once, the three would be over within a millisecond.
        #expect(ContinuousClock.now - start >= .milliseconds(3 * ControlLimits.acceptPause.count))
        #expect(try ControlClient(path: path).send(command) == .done("served"))
    }
}

import Foundation
import TestSupport
import Testing

@testable import CareStore
@testable import Gateway

@Suite struct StoreReadersTests {
    @Test func `long lists leave reads to the live feed and to the notifier`() throws {
        let folder = try TemporaryFolder()
        var configuration = GatewayConfiguration()
        configuration.database = folder.file("homebed.sqlite")
        configuration.profiles = Checkout.profiles
        let reader = try Opening(configuration).store.reader
        let (inside, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        for _ in 1..<HomeBedGateway.readers {
            Thread.detachNewThread {
                try? reader.read { _ in
                    inside.signal()
                    mayEnd.wait()
                }
            }
        }
        for _ in 1..<HomeBedGateway.readers { #expect(inside.wait(timeout: .now() + 30) == .success) }
        #expect(try reader.waitingChannels() == [])
        for _ in 1..<HomeBedGateway.readers { mayEnd.signal() }
    }
}

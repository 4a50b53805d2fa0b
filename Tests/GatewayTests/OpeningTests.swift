import CareCore
import CareStore
import Foundation
import Ingest
import TestSupport
import Testing

@testable import Gateway

@Suite struct OpeningTests {
    @Test func `a database whose people are sealed is refused without its key before anything else is begun`() throws {
        let folder = try TemporaryFolder()
        var configuration = GatewayConfiguration()
        configuration.database = folder.file("homebed.sqlite")
        configuration.profiles = Checkout.profiles
        configuration.recordKeyFile = folder.file("records.key")
        #expect(
            FileManager.default.createFile(
                atPath: folder.file("records.key"), contents: Data(String(repeating: "5a", count: 32).utf8),
                attributes: [.posixPermissions: 0o600]))
        do {
            var committer = try Opening(configuration).store.makeCommitter()
            var batch = CommitBatch()
            batch.reset(now: Timestamp(milliseconds: 1_762_441_200_000))
            batch.checkpoint = Checkpoint(devices: [], core: [0], profiles: 7)
            try committer.commit(batch)
        }
        configuration.recordKeyFile = nil
        let refusal = #expect(throws: StoreError.self) { _ = try Opening(configuration) }
        #expect(refusal?.kind == .unusable && refusal?.text.contains("records.keyFile") == true)
    }
}

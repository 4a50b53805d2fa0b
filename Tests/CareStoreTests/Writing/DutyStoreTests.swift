import CareCore
import Ingest
import Testing

@testable import CareStore

@Suite struct DutyStoreTests {
    @Test func `contacts and shifts come back as they were written, and a removed shift does not`() throws {
        let person = try #require(PersonID("z-1"))
        let scope = try #require(ContactScope("bed:532901-000001"))
        let channels = try #require(ContactChannel.list("sms=+8613800000000 wecom"))
        let post = DutyPost(.family, scope)
        let duty = DutyPost(.operator, .everywhere)
        let full = Contact(
            person: person, post: post, name: "张三", channels: channels, language: .en,
            hours: DailyWindow(from: 1_350, until: 420), from: Fixture.noon, until: Fixture.noon + .days(1))
        let bare = Contact(person: person, post: duty, name: "张三", channels: channels)
        let kept = Shift(post: duty, person: person, from: Fixture.noon, until: Fixture.noon + .hours(8))
        let gone = Shift(post: duty, person: person, from: kept.until, until: kept.until + .hours(8))
        var expected = DutyBook()
        for contact in [full, bare] { expected.put(contact) }
        expected.put(kept)

        let open = try OpenStore()
        var committer = try open.store.makeCommitter()
        var batch = CommitBatch()
        batch.reset(now: Fixture.noon)
        let old = Contact(person: person, post: post, name: "Z", channels: channels)
        batch.effects.registry = [.contact(old), .contact(full), .contact(bare), .shift(kept), .shift(gone)]
        try committer.commit(batch)
        batch.reset(now: Fixture.noon)
        batch.effects.registry = [.shiftRemoved(gone)]
        try committer.commit(batch)

        #expect(try committer.recover().registry.duty == expected)
        #expect(throws: CommitError.self) { try committer.commit(batch) }
    }
}

import CareCore
import CareRecords
import CareStore
import Ingest
import Synchronization
import Testing

@testable import CareHTTP

@Suite struct SignInTests {
    private static let wrong = "一匹马拉一车白菜下山"

    private func attempt(
        _ scene: UserScene, _ user: String = "op", _ password: String = wrong, from address: String = "10.0.0.7",
        at time: Milliseconds = .zero
    ) async throws -> SignIn.Answer {
        try await scene.signIn.signIn(user, password: password, from: address, now: UserScene.start + time)
    }

    @Test(arguments: ["op", "nobody", "kin", "locked", "gone", "", "'; DROP TABLE user;--"])
    func `a wrong password and a user that there is not get the same answer, and both have to wait`(
        user: String
    ) async throws {
        let scene = try await UserScene()
        try scene.gateway.assign("b-1", "sos-button", to: "532901-000001")
        try scene.add("kin", "family", "bed 532901-000001")
        for id in ["locked", "gone"] { try scene.add(id, "operator", "provider p-1", password: UserScene.password) }
        try scene.step("user-lock", "locked")
        try scene.step("user-end", "gone")
        for _ in 0..<5 { #expect(try await attempt(scene, user) == .refused) }
        let until = UserScene.start + .minutes(15)
        #expect(try await attempt(scene, user) == .tooMany(until: until))
        #expect(try await attempt(scene, user, UserScene.password) == .tooMany(until: until))
        #expect(scene.failed == [])
    }

    @Test func `five wrong passwords within a quarter of an hour are borne, then nobody is heard for one`() async throws
    {
        let scene = try await UserScene()
        for minute in 0..<4 as Range<Int64> {
            #expect(try await attempt(scene, at: .minutes(minute)) == .refused)
        }
        let session = try await scene.session(at: UserScene.start + .minutes(4))
        for minute in 5..<10 as Range<Int64> {
            #expect(try await attempt(scene, at: .minutes(minute)) == .refused, "a right one wiped the four away")
        }
        let until = UserScene.start + .minutes(24)
        #expect(try await attempt(scene, "op", UserScene.password, at: .minutes(10)) == .tooMany(until: until))
        #expect(scene.principal(session: session.cookie).fault == nil, "who is in stays in")
        scene.gateway.pass(.minutes(24))
        let later = try await attempt(scene, "op", UserScene.password, at: .minutes(24))
        guard case .signedIn = later else {
            Issue.record("\(later)")
            return
        }
    }

    @Test func `many at once are no way around the count`() async throws {
        let scene = try await UserScene()
        let answers = try await withThrowingTaskGroup(of: SignIn.Answer.self) { group in
            for _ in 0..<30 { group.addTask { try await attempt(scene) } }
            var answers: [SignIn.Answer] = []
            for try await answer in group { answers.append(answer) }
            return answers
        }
        #expect(answers.count { $0 == .refused } == 5)
        #expect(answers.count { $0 == .tooMany(until: UserScene.start + .minutes(15)) } == 25)
    }

    @Test(arguments: 0..<5) func `a right password among five at once locks nobody out, five wrong ones do once`(
        place: Int
    ) async throws {
        let scene = try await UserScene()
        let entered = Mutex<[String]>([])
        let signIn = try SignIn(
            scene.gateway.services.store, key: scene.gateway.services.key, work: PasswordWork(), cost: UserScene.quick,
            post: { request in
                if case .records(let records) = request {
                    entered.withLock { $0 += records.submissions.map(\.form) }
                }
                return .done("")
            }, onFailure: { Issue.record($0) })
        func five(at time: Milliseconds, right: Int?) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<5 {
                    let password = number == right ? UserScene.password : Self.wrong
                    group.addTask {
                        _ = try await signIn.signIn(
                            "op", password: password, from: "10.0.0.\(number)", now: UserScene.start + time)
                    }
                }
                try await group.waitForAll()
            }
            for _ in 0..<1_000 { await Task.yield() }
        }
        try await five(at: .zero, right: place)
        #expect(entered.withLock { $0.filter { $0 == "user-lock-out" } } == [])
        try await five(at: .hours(1), right: nil)
        #expect(entered.withLock { $0.count { $0 == "user-lock-out" } } == 1)
    }

    @Test func `a password that nobody can have is wrong, and nobody reckons over it`() async throws {
        let scene = try await UserScene()
        let work = PasswordWork()
        try await work.stop()
        let signIn = try SignIn(
            scene.gateway.services.store, key: scene.gateway.services.key, work: work, cost: UserScene.quick,
            post: { _ in .refused(["the disk is full"]) }, onFailure: { _ in })
        let long = String(repeating: "长", count: 1_000_000)
        for _ in 0..<5 {
            let answer = try await signIn.signIn("op", password: long, from: "10.0.0.7", now: UserScene.start)
            #expect(answer == .refused)
        }
        let sixth = try await signIn.signIn("op", password: long, from: "10.0.0.7", now: UserScene.start)
        #expect(sixth == .tooMany(until: UserScene.start + .minutes(15)))
    }

    @Test func `an address is heard twenty times, whomever it names; another address is heard`() async throws {
        let scene = try await UserScene()
        for number in 0..<20 { #expect(try await attempt(scene, "u-\(number)") == .refused) }
        let until = UserScene.start + .minutes(15)
        #expect(try await attempt(scene, "op", UserScene.password) == .tooMany(until: until))
        guard case .signedIn = try await attempt(scene, "op", UserScene.password, from: "10.0.0.8") else {
            Issue.record("another address has to wait too")
            return
        }
    }

    @Test func `the wait is entered and outlives the gateway`() async throws {
        let scene = try await UserScene()
        for _ in 0..<5 { #expect(try await attempt(scene) == .refused) }
        let until = UserScene.start + .minutes(15)
        let key = try #require(TestGateway.key)
        let op = [RecordCondition.equal(UserField.user, try #require(RecordID("op")))]
        var row: RecordRow?
        for _ in 0..<10_000 where row?[UserField.lockedOutUntil] == nil {
            await Task.yield()
            row = try scene.gateway.services.store.records(.user, where: op, scope: .everything, key: key).first?.row
        }
        #expect(row?[UserField.lockedOutUntil] == until)
        let fresh = try SignIn(
            scene.gateway.services.store, key: key, work: PasswordWork(), cost: UserScene.quick,
            post: { _ in .done("") }, onFailure: { _ in })
        let answer = try await fresh.signIn("op", password: UserScene.password, from: "10.0.0.9", now: UserScene.start)
        #expect(answer == .tooMany(until: until))
    }

    @Test func `a person ends a wait at once`() async throws {
        let scene = try await UserScene()
        for _ in 0..<5 { #expect(try await attempt(scene) == .refused) }
        let op = [RecordCondition.equal(UserField.user, try #require(RecordID("op")))]
        let key = try #require(TestGateway.key)
        for _ in 0..<10_000
        where try scene.gateway.services.store.records(.user, where: op, scope: .everything, key: key).first?.row[
            UserField.lockedOutUntil]
            == nil
        {
            await Task.yield()
        }
        for _ in 0..<6 {
            #expect(try await attempt(scene) == .tooMany(until: UserScene.start + .minutes(15)), "nor does it grow")
        }
        try scene.step("user-unlock", "op")
        guard case .signedIn = try await attempt(scene, "op", UserScene.password) else {
            Issue.record("the wait goes on")
            return
        }
    }

    @Test func `a locked user is told so for the right password alone`() async throws {
        let scene = try await UserScene()
        try scene.step("user-lock", "op")
        #expect(try await attempt(scene) == .refused)
        #expect(try await attempt(scene, "op", UserScene.password) == .locked)
    }

    @Test(arguments: [
        ("10.0.0.7", "10.0.0.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"), ("::ffff:10.0.0.7", "10.0.0.7"), ("local", "local"),
        (":nonsense", ":nonsense"),
    ])
    func `a client of version 6 is its network`(address: String, key: String) {
        #expect(ClientNetwork.key(of: address) == key)
    }

    @Test func `counts are bounded, and those that are quiet longest are forgotten`() {
        var limits = SignInAttempts.Limits()
        limits.remembered = 3
        limits.perUser = 1
        var attempts = SignInAttempts(limits)
        let start = UserScene.start
        for (index, user) in ["a", "b", "c", "d"].enumerated() {
            #expect(attempts.begin(user, from: user, at: start + .seconds(Int64(index))) == nil)
        }
        #expect(attempts.lockedOut("a", at: start + .seconds(9)) == nil)
        for user in ["b", "c", "d"] { #expect(attempts.lockedOut(user, at: start + .seconds(9)) != nil) }
    }
}

import CareRecords
import Testing

@testable import CareHTTP

@Suite struct PasswordTests {
    /// RFC 7914 section 12: password, salt, log2 N, r, p and the first 32 bytes of the key.
    @Test func `the derivation is that of the standard`() throws {
        let verifier = try PasswordVerifier(
            of: "password", PasswordVerifier.Cost(logRounds: 10, blockSize: 8, lanes: 16), salt: Array("NaCl".utf8))
        #expect(
            verifier.text
                == "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI")
    }

    @Test func `a verifier knows its password, read back too, and no other`() throws {
        let verifier = try PasswordVerifier(of: "三匹马拉一车白菜上山")
        let read = try #require(PasswordVerifier(verifier.text))
        #expect(read == verifier)
        #expect(try read.matches("三匹马拉一车白菜上山"))
        #expect(try !read.matches("三匹马拉一车白菜上山 "))
        #expect(try !read.matches(""))
        #expect(try PasswordVerifier(of: "三匹马拉一车白菜上山").text != verifier.text, "each has a salt of its own")
        let column = try #require(RecordTable.user.column("verifier"))
        #expect(column.read(verifier.text) != nil, "the form takes it")
    }

    @Test func `a password is the same however its characters are composed`() throws {
        let verifier = try PasswordVerifier(of: "Liège-1234567", UserScene.quick, salt: [1, 2, 3])
        #expect(try verifier.matches("Lie\u{300}ge-1234567"))
        #expect(try verifier.matches("Liège-1234567".replacing("1", with: "\u{FF11}")))
        #expect(try !verifier.matches("Liege-1234567"))
    }

    @Test(arguments: [
        "", "$scrypt$", "$scrypt$ln=30,r=8,p=1$c2FsdA$aGFzaA", "$scrypt$ln=14,r=8,p=5$c2FsdA$aGFzaA",
        "$argon2id$v=19$m=1$c2FsdA$aGFzaA",
        "$scrypt$ln=17,r=16,p=1$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI",
        "$scrypt$ln=10,r=8,p=1$!$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI",
    ])
    func `what is no verifier, or would take minutes, is none`(text: String) {
        #expect(PasswordVerifier(text) == nil)
    }

    @Test(arguments: [
        ("三匹马拉一车白菜上山", ""), ("correct horse battery", ""), ("短口令", "characters"),
        ("123456789", "characters"),
        (String(repeating: "长口令", count: 50), "characters"), ("1234567890", "everybody tries"),
        ("9876543210", "everybody tries"), ("abcdefghijkl", "everybody tries"), ("aaaaaaaaaaaa", "everybody tries"),
        ("Password2021!", "everybody tries"), ("qwertyuiop123", "everybody tries"),
        ("woaini5201314", "everybody tries"),
        ("li-wang-2021-x", "identity or name"), ("我是李护工我怕谁呀呀", "identity or name"),
        ("tab\u{9}is not typed", "control"),
    ])
    func `length is what counts, and what everybody tries is refused`(password: String, fault: String) {
        let faults = PasswordRules.faults(password, user: "li-wang", name: "李护工")
        #expect(fault.isEmpty ? faults.isEmpty : faults.contains { $0.contains(fault) }, "\(faults)")
        for text in faults { #expect(!text.contains(password), "a password is not repeated") }
    }

    @Test func `one password is reckoned at a time, and what waits is bounded`() async throws {
        let work = PasswordWork()
        let verifier = try PasswordVerifier(of: "x", UserScene.quick, salt: [1])
        let answers = try await withThrowingTaskGroup(of: Bool?.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    do { return try await work.matches(verifier, "x") } catch is PasswordWork.Busy { return nil }
                }
            }
            var answers: [Bool?] = []
            for try await answer in group { answers.append(answer) }
            return answers
        }
        #expect(answers.count { $0 == true } >= PasswordWork.longestQueue)
        #expect(!answers.contains(false))
        #expect(try await work.matches(verifier, "x"), "the queue is empty again")
        try await work.stop()
    }
}

import CareCore
import CareRecords
import Testing

@Suite("Consents") struct ConsentTests {
    @Test(arguments: ["guardian", "agent"])
    func `a guardian or an agent signs with name, relation and document`(signer: String) throws {
        let signed = [
            "consent": "c-2", "signer": signer, "signerName": "王某", "signerRelation": "女儿",
            "signerDocument": "委托书 2021-7",
        ]
        for missing in ["signerName", "signerRelation", "signerDocument"] {
            let book = try Registers.book()
            let texts = Registers.texts(.consent, signed.merging([missing: ""]) { $1 })
            #expect(
                try book.enter(.consent, texts, at: Registers.now).map { $0.prefix { $0 != ":" } } == [missing[...]])
        }
        let book = try Registers.book()
        #expect(try book.enter(.consent, Registers.texts(.consent, signed), at: Registers.now) == [])
    }

    @Test func `a consent is voided with a reason and stays void`() throws {
        let book = try Registers.book()
        let voided = Registers.texts(.consent, ["voidReason": "误录"])
        #expect(try book.enter(.consent, voided, at: Registers.now) == [])
        #expect(current(book).lines.isEmpty)
        let told = try book.enter(.consent, Registers.texts(.consent), at: Registers.now)
        #expect(told.first?.hasPrefix("consent: expected an identity that no other consent has") == true)
        #expect(current(book).lines.isEmpty)
    }

    @Test func `the newest line of each purpose counts, in whatever order they are read`() throws {
        let lines = [
            line("c-1", .vitals, .given, "2021-09-01"), line("c-2", .vitals, .withdrawn, "2021-10-01"),
            line("c-3", .vitals, .given, "2021-11-01"), line("c-4", .video, .given, "2021-09-01"),
            line("c-5", .video, .withdrawn, "2021-09-02"), line("c-6", .audio, .withdrawn, "2021-09-01"),
        ]
        let expected: [(day: String, allowed: Set<ConsentPurpose>)] = [
            ("2021-08-31", []), ("2021-09-01", [.vitals, .video]), ("2021-09-02", [.vitals]),
            ("2021-09-30", [.vitals]), ("2021-10-01", []), ("2021-11-01", [.vitals]), ("2022-11-01", [.vitals]),
        ]
        for rows in permutations(lines) {
            for (day, allowed) in expected {
                let consent = CurrentConsent(of: rows, on: try #require(CivilDate(recordText: day)))
                #expect(Set(ConsentPurpose.allCases.filter { consent.allows($0) }) == allowed, "\(day)")
            }
        }
    }

    @Test func `of one day's lines a withdrawal counts, and a purpose without lines is not agreed to`() throws {
        let given = line("c-9", .location, .given, "2021-09-01")
        let withdrawn = line("c-1", .location, .withdrawn, "2021-09-01")
        let day = try #require(CivilDate(recordText: "2021-09-01"))
        for rows in [[given, withdrawn], [withdrawn, given]] {
            let consent = CurrentConsent(of: rows, on: day)
            #expect(!consent.allows(.location))
            #expect(consent.lines[.location] == withdrawn)
            #expect(!consent.allows(.sharing))
        }
        #expect(CurrentConsent(of: [given], on: day).allows(.location))
    }

    private func current(_ book: MemoryBook) -> CurrentConsent {
        CurrentConsent(of: book.rows(.consent, where: []), on: CivilDate(of: Registers.now))
    }

    private func line(
        _ consent: String, _ purpose: ConsentPurpose, _ decision: ConsentDecision, _ on: String
    ) -> RecordRow {
        RecordRow().with(ConsentField.consent, RecordID(consent)).with(ConsentField.purpose, purpose)
            .with(ConsentField.decision, decision).with(SharedField.on, CivilDate(recordText: on))
    }

    private func permutations(_ rows: [RecordRow]) -> [[RecordRow]] {
        guard rows.count > 1 else { return [rows] }
        return rows.indices.flatMap { first in
            var rest = rows
            let row = rest.remove(at: first)
            return permutations(rest).map { [row] + $0 }
        }
    }
}

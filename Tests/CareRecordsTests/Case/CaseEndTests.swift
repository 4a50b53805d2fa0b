import CareCore
import CareRecords
import Testing

@Suite("The end of a case") struct CaseEndTests {
    @Test func `each reason asks for its own particulars and no others`() throws {
        let extra = ["criterion": "willing", "referredTo": "县养老院", "referralOffice": "县民政局"]
        for reason in CaseEndReason.allCases {
            let good = CaseDesk.ending(reason)
            let state: CaseState = reason.isAllowed(from: .inService) ? .inService : .planned
            for (name, text) in extra {
                let desk = CaseDesk()
                desk.stand(in: state, willing: "no")
                var texts = good
                if texts[name] == nil { texts[name] = text } else { texts[name] = nil }
                let found = try desk.enter(.caseEnd, texts)
                #expect(found.count == 1 && found.first?.hasPrefix("\(name):") == true, "\(reason) \(name)")
            }
        }
    }

    @Test func `an end keeps who, when, why and with what paper, and entered again changes nothing`() throws {
        let desk = CaseDesk()
        desk.stand(in: .planned)
        #expect(try desk.enter(.caseEnd, CaseDesk.ending(.referred)) == [])
        let row = try #require(desk.row)
        #expect(row[CaseField.state] == .ended && row[CaseField.endedOn] == day("2021-12-01"))
        #expect(row[CaseField.referralOffice] == "县民政局" && row[CaseField.endedFrom] == .planned)
        #expect(try desk.enter(.caseEnd, CaseDesk.ending(.referred)) == [])
        #expect(desk.row == row)
        #expect(try desk.enter(.caseEnd, CaseDesk.ending(.declined)).count == 1)
    }

    @Test func `service does not end before it began, nor in the future`() throws {
        let desk = CaseDesk()
        desk.stand(in: .inService)
        for (text, isGood) in [("2021-09-30", false), ("2022-01-01", false), ("2021-10-01", true)] {
            #expect(
                try desk.enter(.caseEnd, CaseDesk.ending(.moved), ["endedOn": text]).isEmpty == isGood, "\(text)")
        }
    }

    @Test func `a death waits for a second person: another name, entered by another account`() throws {
        let desk = CaseDesk()
        desk.stand(in: .inService)
        #expect(try desk.enter(.caseEnd, CaseDesk.ending(.deceased), by: "clerk") == [])
        #expect(desk.state == .ending)
        let texts = ["careCase": "c-1"]
        #expect(try desk.enter(.caseConfirmDeath, texts, by: "head").count == 1)
        #expect(
            try desk.enter(.caseConfirmDeath, texts, ["confirmedBy": "钱某"], by: "head")
                == ["confirmedBy: expected somebody else than who reported the death, found \"the same person\""])
        #expect(try desk.enter(.caseConfirmDeath, texts, ["confirmedBy": "孙某"], by: "clerk").count == 1)
        #expect(desk.state == .ending)
        #expect(try desk.enter(.caseConfirmDeath, texts, ["confirmedBy": "孙某"], by: "head") == [])
        #expect(desk.state == .ended)
        let row = desk.row
        #expect(try desk.enter(.caseConfirmDeath, texts, ["confirmedBy": "孙某"], by: "head") == [])
        #expect(desk.row == row)
    }

    @Test func `a line of the list of deaths confirms at once, when it is this resident's and this day's`() throws {
        for (entry, number, died, isGood) in [
            ("l-1", "11010519491231002X", "2021-12-01", true), ("l-2", "530102194001010033", "2021-12-01", false),
            ("l-3", "11010519491231002X", "2021-12-02", false),
        ] {
            for isLater in [false, true] {
                let desk = CaseDesk()
                desk.stand(in: .inService)
                let line = [
                    "listEntry": entry, "identityNumber": number, "diedOn": died, "source": "县公安局",
                ]
                #expect(try desk.enter(.deathListEntry, line, by: "registry") == [])
                let found: [String]
                if isLater {
                    try desk.enter(.caseEnd, CaseDesk.ending(.deceased))
                    found = try desk.enter(.caseConfirmDeath, ["careCase": "c-1", "listEntry": entry])
                } else {
                    found = try desk.enter(.caseEnd, CaseDesk.ending(.deceased), ["listEntry": entry])
                }
                #expect(found.isEmpty == isGood, "\(entry): \(found)")
                #expect(desk.state == (isGood ? .ended : isLater ? .ending : .inService))
                #expect(found.allSatisfy { !$0.contains(number) })
                if isGood {
                    let row = desk.row
                    #expect(try desk.enter(.caseEnd, CaseDesk.ending(.deceased)) == [])
                    #expect(desk.row == row)
                }
            }
        }
    }

    @Test(arguments: [false, true])
    func `no account ends a case by death alone, with a line of the list that it entered itself`(isLater: Bool) throws {
        let desk = CaseDesk()
        desk.stand(in: .inService)
        let line = [
            "listEntry": "l-1", "identityNumber": "11010519491231002X", "diedOn": "2021-12-01", "source": "县公安局",
        ]
        if isLater { #expect(try desk.enter(.caseEnd, CaseDesk.ending(.deceased), by: "clerk") == []) }
        func proved() throws -> [String] {
            // Who confirms does not matter: the line stands for the second person.
            if isLater {
                return try desk.enter(.caseConfirmDeath, ["careCase": "c-1", "listEntry": "l-1"], by: "head")
            }
            return try desk.enter(.caseEnd, CaseDesk.ending(.deceased), ["listEntry": "l-1"], by: "clerk")
        }
        let before = desk.row
        #expect(try desk.enter(.deathListEntry, line, by: "clerk") == [])
        let own = try proved()
        #expect(own.count == 1 && own[0].contains("\"l-1, entered by clerk\""), "\(own)")
        // A line of the very request that is judged stands in no ledger yet.
        desk.book.put(try #require(desk.book.rows(.deathList, where: []).map { RecordPut(.deathList, $0) }.first))
        let together = try proved()
        #expect(together.count == 1 && together[0].contains("entered together"), "\(together)")
        #expect(desk.row == before)
        #expect(try desk.enter(.deathListEntry, line.merging(["source": "殡仪馆"]) { $1 }, by: "registry") == [])
        #expect(try proved() == [])
        #expect(desk.state == .ended)
    }

    @Test
    func `a confirmed death is taken back within 30 days and not on the 31st, and the case stands where it stood`()
        throws
    {
        let confirmed = moment("2021-12-05T23:59:00+08:00")
        for (now, isGood) in [("2022-01-04T23:59:59+08:00", true), ("2022-01-05T00:00:00+08:00", false)] {
            for state in [CaseState.screened, .planned, .inService] {
                let desk = CaseDesk()
                desk.stand(in: state)
                let before = try #require(desk.row)
                try desk.enter(.caseEnd, CaseDesk.ending(.deceased), at: confirmed, by: "clerk")
                #expect(
                    try desk.enter(
                        .caseConfirmDeath, ["careCase": "c-1", "confirmedBy": "孙某"], at: confirmed, by: "head") == [])
                let texts = ["careCase": "c-1", "revertedBy": "孙某", "revertReason": "同名误登"]
                #expect(try desk.enter(.caseRevertDeath, texts, at: moment(now)).isEmpty == isGood, "\(now)")
                guard isGood else {
                    #expect(desk.state == .ended)
                    continue
                }
                let after = try #require(desk.row)
                for column in RecordTable.careCase.columns where !column.name.hasPrefix("revert") {
                    #expect(after[name: column.name] == before[name: column.name], "\(column.name)")
                }
                #expect(after[CaseField.revertedAt] == moment(now))
                #expect(try desk.enter(.caseRevertDeath, texts, at: moment(now)) == [])
                #expect(desk.row == after)
            }
        }
    }

    @Test
    func `a death is not taken back over another open case of the resident, nor into a bed that has somebody else`()
        throws
    {
        let texts = ["careCase": "c-1", "revertedBy": "孙某", "revertReason": "同名误登"]
        let others = [
            ["careCase": "c-2", "resident": "r-1", "county": "532901", "state": "screened"],
            [
                "careCase": "c-2", "resident": "r-2", "county": "532901", "state": "in-service",
                "bed": "532901-000001",
            ],
        ]
        for other in others {
            let desk = CaseDesk()
            desk.stand(in: .inService)
            try desk.enter(.caseEnd, CaseDesk.ending(.deceased), by: "clerk")
            try desk.enter(.caseConfirmDeath, ["careCase": "c-1", "confirmedBy": "孙某"], by: "head")
            desk.book.fill(.careCase, other)
            #expect(try desk.enter(.caseRevertDeath, texts).count == 1)
            #expect(desk.state == .ended)
        }
    }

    @Test func `who takes a death back is told what was set for the bed and does not stand again by itself`() throws {
        let desk = CaseDesk()
        desk.stand(in: .inService)
        try desk.enter(.caseEnd, CaseDesk.ending(.deceased), by: "clerk")
        try desk.enter(.caseConfirmDeath, ["careCase": "c-1", "confirmedBy": "孙某"], by: "head")
        let bed = try #require(BedID("532901-000001"))
        func limit(_ rule: String, until: Timestamp) -> OverrideRow {
            OverrideRow(
                scope: .bed(bed), rule: rule, field: .parameter("low"), value: .number(85),
                at: MemoryBook.now - .days(40), by: "Li", reason: "doctor", until: until)
        }
        var gateway = KnownGateway()
        gateway.limits = [
            limit("VIT-8", until: MemoryBook.now + .days(30)), limit("VIT-4", until: MemoryBook.now - .days(1)),
        ]
        desk.book.gateway = gateway
        let texts = ["careCase": "c-1", "revertedBy": "孙某", "revertReason": "同名误登"]
        let answer = try desk.outcome(.caseRevertDeath, texts, by: "head").answer
        #expect(answer.contains("homebed rules set VIT-8 low=85 --bed 532901-000001 --until"), "\(answer)")
        #expect(!answer.contains("VIT-4"), "its time is over")
        let again = try desk.outcome(.caseRevertDeath, texts, by: "head").answer
        #expect(again.hasPrefix("recorded before"), "\(again)")
    }

    @Test func `the gateway hears of the end of a service when it is certain, and when it was a mistake`() throws {
        let bed = try #require(BedID("532901-000001"))
        func ends(_ isOver: Bool, by person: String) -> [Command] { [.service(bed, isOver: isOver, by: person)] }
        for reason in CaseEndReason.allCases {
            let state: CaseState = reason.isAllowed(from: .inService) ? .inService : .planned
            let desk = CaseDesk()
            desk.stand(in: state, willing: "no")
            let told = try desk.consequences(.caseEnd, CaseDesk.ending(reason), by: "clerk")
            let isTold = state == .inService && reason != .deceased
            #expect(told == (isTold ? ends(true, by: "clerk") : []), "\(reason)")
        }
        let desk = CaseDesk()
        desk.stand(in: .inService)
        #expect(try desk.consequences(.caseEnd, CaseDesk.ending(.deceased), by: "clerk") == [])
        let confirmation = ["careCase": "c-1", "confirmedBy": "孙某"]
        #expect(try desk.consequences(.caseConfirmDeath, confirmation, by: "head") == ends(true, by: "head"))
        #expect(try desk.consequences(.caseConfirmDeath, confirmation, by: "head") == [], "entered again")
        let reversion = ["careCase": "c-1", "revertedBy": "孙某", "revertReason": "同名误登"]
        #expect(try desk.consequences(.caseRevertDeath, reversion, by: "head") == ends(false, by: "head"))
    }
}

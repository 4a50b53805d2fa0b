import CareCore
import CareRecords
import Testing

@Suite("Suspicion patterns") struct SuspicionTests {
    private func hash(_ digit: String) -> ContentHash? { ContentHash(String(repeating: digit, count: 64)) }

    private func row(
        _ id: String, _ end: String, minutes: Int64 = 30, staff: String = "s-1 s-2"
    ) throws -> RecordRow {
        try VisitTallyTests.row(id, resident: "r-" + id, staff: staff, end: VisitWorld.text(end), minutes: minutes)
    }

    @Test func `a photograph or signature in two visits is found, in one visit or in a void one it is not`() throws {
        let a = try #require(hash("a"))
        let b = try #require(hash("b"))
        let c = try #require(hash("c"))
        let rows = try [
            row("v-2", "10:00").with(VisitField.photos, RecordList([a, b])).with(VisitField.signature, c),
            row("v-1", "09:00").with(VisitField.photos, RecordList([b])).with(VisitField.signature, a),
            row("v-3", "11:00").with(VisitField.photos, RecordList([c])).with(VisitField.state, .void),
            row("v-4", "12:00").with(VisitField.photos, RecordList([c])).with(VisitField.state, .cancelled),
        ]
        let found = Suspicion.reusedHashes(rows)
        #expect(found.map(\.pattern) == [.reusedHash, .reusedHash])
        #expect(found.map { $0.visits.map(\.text) } == [["v-1", "v-2"], ["v-1", "v-2"]])
        #expect(found.map(\.subject) == [a.text, b.text])
        let same = try [row("v-1", "09:00").with(VisitField.photos, RecordList([a])).with(VisitField.signature, a)]
        #expect(Suspicion.reusedHashes(same) == [])
        #expect(ContentHash(a.text.uppercased()) == a)
    }

    @Test func `five check-ins within one minute, by one person or by one provider`() throws {
        func rows(_ count: Int, _ gap: Int64, staff: (Int) -> String) throws -> [RecordRow] {
            try (0..<count).map { number in
                let row = try row("v-\(number)", "09:30", staff: staff(number))
                return row.with(VisitField.arrivedAt, try VisitWorld.moment("09:00") + .seconds(Int64(number) * gap))
            }
        }
        #expect(Suspicion.bursts(try rows(4, 1) { _ in "s-1 s-2" }) == [])
        #expect(Suspicion.bursts(try rows(5, 15) { _ in "s-1 s-2" }) == [], "the fifth comes after the minute")
        let pair = Suspicion.bursts(try rows(5, 14) { _ in "s-1 s-2" })
        #expect(pair.map(\.subject) == ["provider \(VisitWorld.provider)", "staff s-1", "staff s-2"])
        #expect(pair.allSatisfy { $0.visits.count == 5 && $0.pattern == .burst })
        let many = Suspicion.bursts(try rows(6, 10) { "a-\($0) b-\($0)" })
        #expect(many.map(\.subject) == ["provider \(VisitWorld.provider)"])
        #expect(many.first?.visits.count == 6)
        // Seven over 66 s: two minutes that overlap, neither within the other.
        let long = Suspicion.bursts(try rows(7, 11) { "a-\($0) b-\($0)" })
        #expect(
            long.map { $0.visits.map(\.text) } == [
                ["v-0", "v-1", "v-2", "v-3", "v-4", "v-5"], ["v-1", "v-2", "v-3", "v-4", "v-5", "v-6"],
            ])
    }

    @Test func `visits of one pair nearer in time than the road allows are found to the minute`() throws {
        let county = try #require(CountyCode("532901"))
        // 0.09 degrees of latitude are 10,007.6 m; less 300 m at 60 km/h are 9.7 min; 5 min of them are allowed.
        let homes = [identity("r-v-1"): Self.near, identity("r-v-2"): Self.far]
        func found(_ end: String, staff: String = "s-1 s-2", speed: Int64? = 60) throws -> [SuspicionFinding] {
            let rows = try [row("v-2", end, staff: staff), row("v-1", "09:00")]
            return Suspicion.tooNear(rows, homes: homes, speeds: speed.map { [county: $0] } ?? [:])
        }
        #expect(try found("09:34").map { $0.visits.map(\.text) } == [["v-1", "v-2"]])
        #expect(try found("09:34").first?.subject == "staff s-1 staff s-2")
        #expect(try found("09:34").first?.text.hasPrefix("10007 m apart as the crow flies, 4 min between") == true)
        #expect(try found("09:35") == [])
        #expect(try found("09:34", staff: "s-2 s-9").first?.subject == "staff s-2", "one of them is enough")
        #expect(try found("09:34", staff: "s-8 s-9") == [])
        #expect(try found("09:34", speed: nil) == [], "120 km/h where a county has no speed: 4.9 min")
        #expect(try found("09:29", speed: nil).count == 1, "they overlap")
        let couple = try [row("v-1", "09:00"), row("v-2", "09:00")]
        let home = [identity("r-v-1"): Self.near, identity("r-v-2"): Self.near]
        #expect(Suspicion.tooNear(couple, homes: home, speeds: [county: 60]) == [], "one home")
    }

    private static let near = MicroPosition(
        latitude: MicroDegrees(25_606_500), longitude: MicroDegrees(100_267_600))
    private static let far = MicroPosition(latitude: MicroDegrees(25_696_500), longitude: MicroDegrees(100_267_600))

    @Test func `who has two lines in the register of staff is one person on the road and at check-ins`() throws {
        let book = MemoryBook.programme()
        book.fill(
            .staff,
            [
                "staff": "s-9", "provider": MemoryBook.provider, "name": "李某", "identityNumber": "11010519491231002X",
                "qualification": "care-worker-3", "certificate": "s-9", "employedFrom": "2021-10-01",
            ])
        let staff = try StaffLines(book)
        let homes = [identity("r-v-1"): Self.near, identity("r-v-2"): Self.far]
        let rows = try [row("v-1", "09:00", staff: "s-1 s-4"), row("v-2", "09:29", staff: "s-9 s-5")]
        #expect(Suspicion.tooNear(rows, homes: homes, speeds: [:]) == [])
        let found = Suspicion.tooNear(rows, homes: homes, speeds: [:], staff: staff)
        #expect(found.map(\.subject) == ["staff s-1 staff s-9"])
        let crowd = try (0..<5).map { number in
            try row("v-\(number)", "09:30", staff: number < 3 ? "s-1 a-\(number)" : "s-9 a-\(number)")
        }
        let bursts = Suspicion.bursts(crowd, staff: staff).map(\.subject)
        #expect(bursts == ["provider \(VisitWorld.provider)", "staff s-1 staff s-9"])
        #expect(Suspicion.bursts(crowd).map(\.subject) == ["provider \(VisitWorld.provider)"])
    }

    @Test func `a visit that the bed's devices contradict is found, with what they saw, until it is void`() throws {
        func rows(_ state: VisitState) throws -> [RecordRow] {
            try [
                row("v-1", "10:00").with(VisitField.corroboration, .corroborated),
                row("v-2", "10:00").with(VisitField.corroboration, .contradicted).with(VisitField.state, state)
                    .with(VisitField.corroborationReasons, RecordSet([.residentElsewhere])),
                row("v-3", "10:00").with(VisitField.corroboration, .notSeen), row("v-4", "10:00"),
            ]
        }
        let seen = try [
            CorroborationTests.sighting(.elsewhere, "09:40"), CorroborationTests.sighting(.elsewhere, "10:00"),
            CorroborationTests.sighting(.door, "09:45"),
            CorroborationTests.sighting(.elsewhere, "09:50", bed: "532901-000002"),
        ]
        let found = Suspicion.contradicted(try rows(.finished), seen)
        #expect(found.map(\.pattern) == [.contradicted] && found.map(\.subject) == ["resident r-v-2"])
        #expect(found.first?.visits.map(\.text) == ["v-2"] && found.first?.sightings == [seen[0]])
        #expect(found.first?.text == "the devices of bed 532901-000001 contradict it: resident-elsewhere")
        #expect(Suspicion.contradicted(try rows(.followedUp), []).count == 1)
        #expect(Suspicion.contradicted(try rows(.void), seen) == [])
    }

    @Test func `a long visit is compared with what comes after a short one within it`() throws {
        let homes = [
            identity("r-v-1"): Self.near, identity("r-v-2"): Self.near, identity("r-v-3"): Self.far,
        ]
        let rows = try [row("v-1", "12:00", minutes: 240), row("v-2", "09:00"), row("v-3", "11:00")]
        let found = Suspicion.tooNear(rows, homes: homes, speeds: [:])
        #expect(found.map { $0.visits.map(\.text) } == [["v-1", "v-3"]])
    }

    @Test func `test presses of three beds through one hub within ten minutes`() throws {
        func presses(_ times: [(bed: Int, time: String, hub: String?)]) throws -> [BedSighting] {
            try times.map {
                try CorroborationTests.sighting(
                    .testPress, $0.time, bed: "532901-00000\($0.bed)", device: "btn-\($0.bed)", hub: $0.hub)
            }
        }
        let found = Suspicion.sharedHubs(
            try presses([(3, "09:09", "h-1"), (1, "09:00", "h-1"), (2, "09:04", "h-1"), (4, "09:05", "h-2")]))
        #expect(found.map(\.subject) == ["hub h-1"])
        #expect(found.first?.sightings.map { $0.device.description } == ["btn-1", "btn-2", "btn-3"])
        #expect(
            Suspicion.sharedHubs(try presses([(1, "09:00", "h-1"), (2, "09:04", "h-1"), (3, "09:10", "h-1")])) == [])
        #expect(Suspicion.sharedHubs(try presses([(1, "09:00", nil), (2, "09:04", nil), (3, "09:05", nil)])) == [])
        #expect(
            Suspicion.sharedHubs(try presses([(1, "09:00", "h-1"), (2, "09:04", "h-1"), (1, "09:05", "h-1")])) == [])
    }

    @Test func `signs of life from the day after a death on, until the devices were taken away`() throws {
        let bed = try #require(BedID("532901-000001"))
        let resident = try #require(RecordID("r-1"))
        let on = try #require(CivilDate(recordText: "2021-11-06"))
        let sightings = try [
            CorroborationTests.sighting(.vital, "11-06T23:59"), CorroborationTests.sighting(.vital, "11-07T00:00"),
            CorroborationTests.sighting(.measurement, "11-08T09:00"),
            CorroborationTests.sighting(.movement, "11-07T08:00"),
            CorroborationTests.sighting(.vital, "11-07T00:00", bed: "532901-000002"),
        ]
        let death = ResidentDeath(resident: resident, bed: bed, on: on)
        let found = Suspicion.vitalsAfterDeath([death], sightings.reversed())
        #expect(found.map(\.subject) == ["resident r-1"])
        #expect(found.first?.sightings == [sightings[1], sightings[2]])
        let taken = ResidentDeath(
            resident: resident, bed: bed, on: on, devicesUntil: try VisitWorld.moment("11-07T00:00"))
        #expect(Suspicion.vitalsAfterDeath([taken], sightings) == [])
    }

    @Test func `a bed seen occupied for ten minutes during a stay in hospital, not at its edges`() throws {
        let stay = HospitalStay(
            resident: try #require(RecordID("r-1")), bed: try #require(BedID("532901-000001")),
            from: try VisitWorld.moment("08:00"), until: try VisitWorld.moment("18:00"))
        func found(_ times: [String]) throws -> [SuspicionFinding] {
            Suspicion.occupiedWhileAway([stay], try times.map { try CorroborationTests.sighting(.inBed, $0) })
        }
        #expect(try found(["09:00", "09:10"]).first?.sightings.count == 2)
        #expect(try found(["09:00", "09:09"]) == [])
        #expect(try found(["08:40", "08:59"]) == [])
        #expect(try found(["17:00", "17:30"]) == [])
        let open = HospitalStay(resident: stay.resident, bed: stay.bed, from: stay.from, until: nil)
        let later = try ["17:00", "17:30"].map { try CorroborationTests.sighting(.inBed, $0) }
        #expect(Suspicion.occupiedWhileAway([open], later).count == 1)
    }

    @Test func `visits that came after the last day of their case are found, finished ones that stand`() throws {
        let rows = try [
            row("v-1", "11-06T10:00"), row("v-2", "11-07T10:00"), row("v-3", "11-08T10:00"),
            row("v-4", "11-08T12:00").with(VisitField.state, .void),
            row("v-5", "11-08T14:00").with(VisitField.state, .inService),
            row("v-6", "11-08T10:00"),
        ].map { row in
            row.with(SharedField.careCase, row[VisitField.visit]?.text == "v-6" ? identity("c-2") : identity("c-1"))
        }
        func found(_ ended: String?) -> [[String]] {
            let cases = ["c-1", "c-2"].map { key in
                RecordRow().with(SharedField.careCase, identity(key))
                    .with(CaseField.endedOn, key == "c-1" ? ended.map { day($0) } : nil)
            }
            return Suspicion.afterEnd(rows, cases: cases).map { [$0.subject] + $0.visits.map(\.text) }
        }
        #expect(found("2021-11-06") == [["case c-1", "v-2", "v-3"]])
        #expect(found("2021-11-07") == [["case c-1", "v-3"]])
        #expect(found("2021-11-08") == [] && found(nil) == [])
    }
}

import CareCore
import CareRecords
import Testing

/// Every class at both sides of each threshold, and a watch on a shelf. Source: care.md 9.
@Suite struct UseCriteriaTests {
    private static let end = CivilDate(year: 2022, month: 3, day: 7)?.end ?? .epoch

    private static func device(_ useClass: UseClass, inServiceFor days: Int64 = 400) throws -> DeviceEvidence {
        let county = try #require(CountyCode(532_901))
        let bed = try #require(BedID(county: county, number: 1))
        var device = DeviceEvidence(
            name: "d-1", useClass: useClass, county: county, beds: [bed], since: end - .days(days))
        device.offlineLimit = .hours(4)
        device.heardAt = end - .hours(1)
        device.words = 10
        device.serviceSeconds = 604_800
        return device
    }

    /// One figure of the evidence just below and just at what is asked.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let useClass: UseClass
        let below: @Sendable (inout DeviceEvidence) -> Void
        let at: @Sendable (inout DeviceEvidence) -> Void
        var testDescription: String { name }
    }

    private static func hours(_ count: Int, _ milliseconds: Int64, of total: Int) -> [Milliseconds] {
        (0..<total).map { $0 < count ? Milliseconds(milliseconds) : .zero }
    }

    private static let cases: [Case] = [
        Case(
            name: "a button's press", useClass: .button,
            below: { $0.pressedAt = end - .days(35) - Milliseconds(1) }, at: { $0.pressedAt = end - .days(35) }),
        Case(
            name: "a hub's press", useClass: .hub,
            below: { $0.pressedAt = end - .days(35) - Milliseconds(1) }, at: { $0.pressedAt = end - .days(35) }),
        Case(
            name: "a watch's hours", useClass: .wearable,
            below: { $0.worn = hours(4, 14_399_999, of: 7) }, at: { $0.worn = hours(4, 14_400_000, of: 7) }),
        Case(
            name: "a watch's days", useClass: .wearable,
            below: { $0.worn = hours(3, 80_000_000, of: 7) }, at: { $0.worn = hours(4, 80_000_000, of: 7) }),
        Case(
            name: "a mattress's hours", useClass: .mattress,
            below: { $0.inBed = hours(5, 10_799_999, of: 7) }, at: { $0.inBed = hours(5, 10_800_000, of: 7) }),
        Case(
            name: "a mattress's nights", useClass: .mattress,
            below: { $0.inBed = hours(4, 30_000_000, of: 7) }, at: { $0.inBed = hours(5, 30_000_000, of: 7) }),
        Case(
            name: "a mattress's nights when four were away", useClass: .mattress,
            below: { $0.inBed = [nil, nil, nil, nil] + hours(2, 30_000_000, of: 3) },
            at: { $0.inBed = [nil, nil, nil, nil] + hours(3, 30_000_000, of: 3) }),
        Case(name: "a pad's change", useClass: .pad, below: { $0.wetChanges = 0 }, at: { $0.wetChanges = 1 }),
        Case(name: "a pill box's days", useClass: .pillBox, below: { $0.doseDays = 4 }, at: { $0.doseDays = 5 }),
        Case(
            name: "a camera's time online", useClass: .camera,
            below: { $0.onlineSeconds = 483_839 }, at: { $0.onlineSeconds = 483_840 }),
        Case(
            name: "a camera's cover", useClass: .camera,
            below: {
                $0.onlineSeconds = 604_800
                $0.isCovered = true
            }, at: { $0.onlineSeconds = 604_800 }),
        Case(
            name: "an alarm's test", useClass: .alarm,
            below: { $0.testedAt = end - .days(180) - Milliseconds(1) }, at: { $0.testedAt = end - .days(180) }),
        Case(
            name: "an alarm's heartbeat", useClass: .alarm,
            below: {
                $0.testedAt = end - .days(1)
                $0.heardAt = end - .hours(4) - Milliseconds(1)
            },
            at: {
                $0.testedAt = end - .days(1)
                $0.heardAt = end - .hours(4)
            }),
        Case(
            name: "a nursing bed at the newest visit", useClass: .nursingBed,
            below: {
                $0.visitedAt = end - .days(3)
                $0.inspection = .init(at: end - .days(3) - Milliseconds(1), works: true)
            },
            at: {
                $0.visitedAt = end - .days(3)
                $0.inspection = .init(at: end - .days(3), works: true)
            }),
        Case(
            name: "a nursing bed found faulty", useClass: .nursingBed,
            below: { $0.inspection = .init(at: end - .days(3), works: false) },
            at: { $0.inspection = .init(at: end - .days(3), works: true) }),
        Case(
            name: "a silent thing", useClass: .silent, below: { _ in },
            at: { $0.inspection = .init(at: end - .days(300), works: true) }),
    ]

    @Test(arguments: cases)
    func `just below what is asked fails, at it passes`(of one: Case) throws {
        var below = try Self.device(one.useClass)
        one.below(&below)
        guard case .failed(let reason) = below.inUse(at: Self.end) else {
            Issue.record("\(one.name): \(below.inUse(at: Self.end))")
            return
        }
        #expect(!reason.isEmpty)
        var good = try Self.device(one.useClass)
        one.at(&good)
        #expect(good.inUse(at: Self.end) == .passed)
    }

    @Test func `every class has a case`() {
        #expect(Set(Self.cases.map(\.useClass)) == Set(UseClass.allCases))
        #expect(Set(DeviceClass.allCases.map { UseClass($0) }) == Set(UseClass.allCases).subtracting([.silent]))
    }

    @Test func `usable asks for contact within the offline limit and a good test of itself`() throws {
        var device = try Self.device(.wearable)
        device.heardAt = Self.end - .hours(4)
        #expect(device.usable(at: Self.end) == .passed)
        device.heardAt = Self.end - .hours(4) - Milliseconds(1)
        #expect(device.usable(at: Self.end) == .failed("not heard within 4h"))
        device.heardAt = nil
        #expect(device.usable(at: Self.end) == .failed("never heard"))
        device.heardAt = Self.end
        device.faults = ["TMP-1", "BAT-2"]
        #expect(device.usable(at: Self.end) == .failed("its test of itself is not good: BAT-2"))
        device.faults = []
        device.faultAt = Self.end - .days(7)
        #expect(device.usable(at: Self.end) == .failed("it has told of a fault"))
        device.faultAt = Self.end - .days(7) - Milliseconds(1)
        #expect(device.usable(at: Self.end) == .passed)
    }

    @Test func `what sends nothing is usable by inspection`() throws {
        var device = try Self.device(.nursingBed)
        device.offlineLimit = nil
        #expect(device.usable(at: Self.end) == .failed("never inspected"))
        device.inspection = .init(at: Self.end, works: false)
        #expect(device.usable(at: Self.end) == .failed("found faulty when it was inspected"))
        device.inspection = .init(at: Self.end, works: true)
        #expect(device.usable(at: Self.end) == .passed)
    }

    @Test func `what is new fails only when its window is over, and passes at once`() throws {
        var watch = try Self.device(.wearable, inServiceFor: 6)
        #expect(watch.inUse(at: Self.end) == .notJudged("in service for less than 7d"))
        watch.worn = Self.hours(4, 14_400_000, of: 7)
        #expect(watch.inUse(at: Self.end) == .passed)
        #expect(try Self.device(.wearable, inServiceFor: 7).inUse(at: Self.end) == .failed("0 of 4 days worn for 4h"))
        #expect(
            try Self.device(.button, inServiceFor: 34).inUse(at: Self.end)
                == .notJudged("in service for less than 35d"))
        var away = try Self.device(.mattress)
        away.inBed = Array(repeating: nil, count: 7)
        #expect(away.inUse(at: Self.end) == .notJudged("away in every night"))
    }

    @Test func `a watch on a shelf passes the first rate and fails the second`() throws {
        var shelf = try Self.device(.wearable)
        shelf.worn = Self.hours(0, 0, of: 7)
        var worn = try Self.device(.wearable)
        worn = DeviceEvidence(
            name: "d-2", useClass: .wearable, county: worn.county, beds: worn.beds, since: worn.since)
        worn.offlineLimit = .hours(4)
        worn.heardAt = Self.end
        worn.words = 1
        worn.worn = Self.hours(7, 40_000_000, of: 7)
        let rates = EquipmentRates([worn, shelf], at: Self.end)
        let line = try #require(rates.lines.first)
        #expect(rates.lines.count == 1 && line.useClass == .wearable)
        #expect(line.usable.passed == ["d-1", "d-2"] && line.usable.judged == ["d-1", "d-2"])
        #expect(line.inUse.passed == ["d-2"] && line.inUse.judged == ["d-1", "d-2"])
        #expect(line.usable.permille == 1_000 && line.inUse.permille == 500)
        #expect(rates.failures.map(\.evidence.name) == ["d-1"])
        #expect(rates.failures.first?.usable == nil && rates.failures.first?.inUse == "0 of 4 days worn for 4h")
        #expect(rates.failures.first?.isUseless == false)
    }

    @Test func `a device without a word for seven days is useless, a younger one is not`() throws {
        let heard = HeardDays(first: CivilDate(of: Self.end).adding(-7), end: CivilDate(of: Self.end))
        func device(_ useClass: UseClass, days: Int64) throws -> DeviceEvidence {
            var device = try Self.device(useClass, inServiceFor: days)
            device.words = 0
            device.heardDays = heard
            return device
        }
        var camera = try device(.camera, days: 8)
        #expect(camera.isUseless)
        camera.words = 1
        #expect(!camera.isUseless)
        #expect(try !device(.camera, days: 7).isUseless, "it came on the first of the days")
        camera.words = 0
        camera.heardDays = nil
        #expect(!camera.isUseless, "a gateway that stood still accuses nobody")
        var silent = try device(.nursingBed, days: 400)
        silent.offlineLimit = nil
        #expect(!silent.isUseless)
    }

    @Test func `what is not judged is in no rate, and counties stand apart`() throws {
        let other = try #require(CountyCode(532_925))
        var far = DeviceEvidence(
            name: "x", useClass: .wearable, county: other, beds: [], since: Self.end - .days(1))
        far.offlineLimit = .hours(4)
        let rates = EquipmentRates([far, try Self.device(.wearable)], at: Self.end)
        #expect(rates.lines.map(\.county.number) == [532_901, 532_925])
        let line = try #require(rates.lines.last)
        #expect(line.inUse.judged == [] && line.inUse.notJudged == ["x"] && line.inUse.permille == nil)
        #expect(line.usable.judged == ["x"] && line.usable.permille == 0)
    }
}

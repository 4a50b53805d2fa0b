internal import SimKit

extension Play {
    /// Calendars, the county, its provider, staff and list of services, before anybody applies.
    mutating func enterRegisters(_ county: CountyCast, _ random: inout RandomSource) {
        let start = CivilText.day(2021, 8, 2).at(9)
        if county.code == counties.first?.code { enterCalendars(start) }
        let by = county.office
        let beds = Int64(county.beds)
        writer.enter(
            "county", at: start, by: by,
            [
                ("county", county.code), ("name", county.name), ("bedTarget", "\(beds)"),
                ("programmeVisitTarget", "\(2 * beds)"), ("visitTarget", "\(3 * beds)"), ("trainingTarget", "\(beds)"),
                ("roadSpeed", "60"),
            ])
        for township in county.townships {
            writer.enter("township", at: start, by: by, [("township", township), ("name", "乡镇\(township.suffix(1))")])
            for village in 1...4 {
                writer.enter(
                    "village", at: start, by: by,
                    [("village", "\(township)00\(village)"), ("name", "村\(village)")])
            }
        }
        writer.enter(
            "provider", at: start + .minutes(1), by: by,
            [
                ("provider", county.provider), ("name", "\(county.name)养老服务中心"), ("counties", county.code),
                ("licence", "备案\(county.code)01"), ("responsible", Person.name(&random)),
                ("phone", Person.phone(&random)), ("servesFrom", "2021-08-01"),
            ])
        enterStaff(county, start + .minutes(2), &random)
        writer.enter(
            "asset-store", at: start + .minutes(3), by: by,
            [
                ("store", "store-\(county.code)"), ("county", county.code), ("storeName", "\(county.name)民政局仓库"),
                ("holder", "county"),
            ])
        for (item, name, category, minutes, price) in Self.services {
            writer.enter(
                "service-item", at: start + .minutes(3), by: by,
                [
                    ("county", county.code), ("item", item), ("validFrom", "2021-08-01"), ("itemName", name),
                    ("category", category), ("standardMinutes", minutes), ("price", price),
                ])
        }
    }

    private static let services = [
        ("A01", "生活照护", "living", "40", "6000"), ("B01", "基础照护", "basic", "30", "5000"),
        ("C01", "康复训练", "rehabilitation", "30", "6000"), ("D01", "心理支持", "support", "20", "3000"),
        ("T01", "家属技能传授", "teaching", "30", "4000"),
    ]

    private mutating func enterCalendars(_ start: Moment) {
        for notice in OfficialHolidays.notices {
            var count = 0
            for holiday in notice.holidays {
                var days: [(CivilDay, String)] = holiday.worked.map { ($0, "working") }
                var day = holiday.from
                while day <= holiday.until {
                    days.append((day, "holiday"))
                    day = day.next
                }
                for (day, kind) in days {
                    count += 1
                    writer.enter(
                        "calendar-day", at: start, by: "office",
                        [
                            ("day", CivilText.day(day)), ("kind", kind), ("name", holiday.name),
                            ("year", "\(notice.year)"),
                        ])
                }
            }
            writer.enter(
                "calendar-year", at: start, by: "office",
                [("year", "\(notice.year)"), ("source", notice.source), ("count", "\(count)")])
        }
    }

    private mutating func enterStaff(_ county: CountyCast, _ at: Moment, _ random: inout RandomSource) {
        let people = county.pairs.flatMap { [$0.0, $0.1] } + [county.technician, county.driver]
        for (index, person) in people.enumerated() {
            let birth = CivilText.day(1_970 + Int64(index % 28), 1 + Int64(index % 12), 1 + Int64(index % 28))
            let isDriver = person == county.driver
            let level = random.pick(["care-worker-5", "care-worker-4", "care-worker-3", "nurse"])
            writer.enter(
                "staff", at: at, by: county.office,
                [
                    ("staff", person), ("provider", county.provider), ("name", Person.name(&random)),
                    (
                        "identityNumber",
                        CheckedCode.identityNumber(county: county.code, birth: birth, sequence: Int64(index))
                    ),
                    ("phone", Person.phone(&random)), ("qualification", isDriver ? "none" : level),
                    ("certificate", isDriver ? "" : "YN\(county.code)\(1_000 + index)"), ("employedFrom", "2021-08-01"),
                ])
        }
    }
}

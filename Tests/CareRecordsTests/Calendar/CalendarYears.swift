import CareRecords
import Testing

/// The notices of the State Council's office for 2021 (国办发明电〔2020〕27号) and 2022 (国办发明电〔2021〕11号).
enum CalendarYears {
    struct Holiday {
        let name: String
        let from: String
        let until: String
        let worked: [String]
    }

    static let notices: [Int64: [Holiday]] = [
        2021: [
            Holiday(name: "元旦", from: "2021-01-01", until: "2021-01-03", worked: []),
            Holiday(name: "春节", from: "2021-02-11", until: "2021-02-17", worked: ["2021-02-07", "2021-02-20"]),
            Holiday(name: "清明节", from: "2021-04-03", until: "2021-04-05", worked: []),
            Holiday(name: "劳动节", from: "2021-05-01", until: "2021-05-05", worked: ["2021-04-25", "2021-05-08"]),
            Holiday(name: "端午节", from: "2021-06-12", until: "2021-06-14", worked: []),
            Holiday(name: "中秋节", from: "2021-09-19", until: "2021-09-21", worked: ["2021-09-18"]),
            Holiday(name: "国庆节", from: "2021-10-01", until: "2021-10-07", worked: ["2021-09-26", "2021-10-09"]),
        ],
        2022: [
            Holiday(name: "元旦", from: "2022-01-01", until: "2022-01-03", worked: []),
            Holiday(name: "春节", from: "2022-01-31", until: "2022-02-06", worked: ["2022-01-29", "2022-01-30"]),
            Holiday(name: "清明节", from: "2022-04-03", until: "2022-04-05", worked: ["2022-04-02"]),
            Holiday(name: "劳动节", from: "2022-04-30", until: "2022-05-04", worked: ["2022-04-24", "2022-05-07"]),
            Holiday(name: "端午节", from: "2022-06-03", until: "2022-06-05", worked: []),
            Holiday(name: "中秋节", from: "2022-09-10", until: "2022-09-12", worked: []),
            Holiday(name: "国庆节", from: "2022-10-01", until: "2022-10-07", worked: ["2022-10-08", "2022-10-09"]),
        ],
    ]

    /// Day, kind and name of every row of a year.
    static func rows(_ year: Int64) throws -> [(day: CivilDate, kind: CalendarDayKind, name: String)] {
        var rows: [(day: CivilDate, kind: CalendarDayKind, name: String)] = []
        for holiday in notices[year] ?? [] {
            let from = try #require(CivilDate(recordText: holiday.from))
            let until = try #require(CivilDate(recordText: holiday.until))
            for day in from.day...until.day {
                rows.append((try #require(CivilDate(day: day)), .holiday, holiday.name))
            }
            for day in holiday.worked {
                rows.append((try #require(CivilDate(recordText: day)), .working, holiday.name))
            }
        }
        return rows
    }

    /// Enters the whole of those years.
    static func enter(_ years: Int64..., into book: MemoryBook) throws -> [String] {
        var faults: [String] = []
        for year in years {
            let rows = try rows(year)
            for row in rows {
                faults += try book.enter(
                    .calendarDay,
                    ["day": row.day.recordText, "kind": row.kind.rawValue, "name": row.name, "year": "\(year)"],
                    at: .noon)
            }
            faults += try book.enter(
                .calendarYear,
                ["year": "\(year)", "source": "国务院办公厅关于\(year)年部分节假日安排的通知", "count": "\(rows.count)"],
                at: .noon)
        }
        return faults
    }
}

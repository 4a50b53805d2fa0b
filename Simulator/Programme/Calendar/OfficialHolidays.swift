internal import SimKit

/// The holidays of the played years, as the notices of the State Council's office have them (国办发明电〔2020〕27号 and
/// 〔2021〕11号), and working days counted from them.
enum OfficialHolidays {
    struct Holiday {
        let name: String
        let from: CivilDay
        let until: CivilDay
        let worked: [CivilDay]
    }

    static let notices: [(year: Int64, source: String, holidays: [Holiday])] = [
        (2021, "国务院办公厅关于2021年部分节假日安排的通知(国办发明电〔2020〕27号)", year2021),
        (2022, "国务院办公厅关于2022年部分节假日安排的通知(国办发明电〔2021〕11号)", year2022),
    ]

    private static let year2021 = [
        holiday("元旦", 2021, (1, 1), (1, 3)), holiday("春节", 2021, (2, 11), (2, 17), (2, 7), (2, 20)),
        holiday("清明节", 2021, (4, 3), (4, 5)), holiday("劳动节", 2021, (5, 1), (5, 5), (4, 25), (5, 8)),
        holiday("端午节", 2021, (6, 12), (6, 14)), holiday("中秋节", 2021, (9, 19), (9, 21), (9, 18)),
        holiday("国庆节", 2021, (10, 1), (10, 7), (9, 26), (10, 9)),
    ]

    private static let year2022 = [
        holiday("元旦", 2022, (1, 1), (1, 3)), holiday("春节", 2022, (1, 31), (2, 6), (1, 29), (1, 30)),
        holiday("清明节", 2022, (4, 3), (4, 5), (4, 2)), holiday("劳动节", 2022, (4, 30), (5, 4), (4, 24), (5, 7)),
        holiday("端午节", 2022, (6, 3), (6, 5)), holiday("中秋节", 2022, (9, 10), (9, 12)),
        holiday("国庆节", 2022, (10, 1), (10, 7), (10, 8), (10, 9)),
    ]

    /// Whether offices work on `day`.
    static func isWorked(_ day: CivilDay) -> Bool {
        for notice in notices {
            for holiday in notice.holidays {
                if holiday.worked.contains(day) { return true }
                if day >= holiday.from, day <= holiday.until { return false }
            }
        }
        // 1970-01-01 was a Thursday, so days 2 and 3 of each week from then are Saturday and Sunday.
        return ![2, 3].contains(day.number % 7)
    }

    /// The fifth working day after `day`, until which a complaint is to be answered.
    static func answerDay(after day: CivilDay) -> CivilDay {
        var (date, count) = (day, 0)
        while count < 5 {
            date = date.next
            if isWorked(date) { count += 1 }
        }
        return date
    }

    private static func holiday(
        _ name: String, _ year: Int64, _ from: (Int64, Int64), _ until: (Int64, Int64), _ worked: (Int64, Int64)...
    ) -> Holiday {
        Holiday(
            name: name, from: CivilText.day(year, from.0, from.1), until: CivilText.day(year, until.0, until.1),
            worked: worked.map { CivilText.day(year, $0.0, $0.1) })
    }
}

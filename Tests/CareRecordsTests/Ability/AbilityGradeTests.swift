import CareCore
import CareRecords
import Testing

@Suite("Grades of MZ/T 039-2013") struct AbilityGradeTests {
    /// The overall grade of every combination, worked out by hand from the table of the standard: a line for each grade
    /// of ADL, in it the grades of mind, senses and social life count upwards, the last fastest. Letters are
    /// combinations that the table leaves out: b is 1 and c is 2.
    static let table = [
        "001b111111111111111111111111111111111111111111111111111111111111",
        "1112111211122222111211121112222211121112112222222222222222222222",
        "c22322232223333322232cc32cc3333322232cc32c3333333333333333333333",
        "3333333333333333333333333333333333333333333333333333333333333333",
    ]

    static let combinations = (0...3).flatMap { selfCare in
        (0...3).flatMap { mental in
            (0...3).flatMap { sensory in (0...3).map { [selfCare, mental, sensory, $0] } }
        }
    }

    @Test func `all 256 combinations have the grade of the table, or of the rule where the table leaves them out`()
        throws
    {
        var completed = 0
        for combination in Self.combinations {
            let (selfCare, mental, sensory, social) = (
                combination[0], combination[1], combination[2], combination[3]
            )
            let grades = try #require(
                AbilityGrades(selfCare: selfCare, mental: mental, sensory: sensory, social: social))
            let cell = Array(Self.table[selfCare])[mental * 16 + sensory * 4 + social]
            let expected = ["0": 0, "1": 1, "2": 2, "3": 3, "b": 1, "c": 2][cell]
            #expect(grades.overall.grade == expected, "\(combination)")
            #expect(grades.overall.isCompletedByRule == cell.isLetter, "\(combination)")
            completed += grades.overall.isCompletedByRule ? 1 : 0
        }
        #expect(Self.combinations.count == 256)
        #expect(completed == 9)
    }

    @Test func `no grade of an indicator can worsen and the overall grade improve`() throws {
        for combination in Self.combinations {
            for place in 0..<4 where combination[place] < 3 {
                var worse = combination
                worse[place] += 1
                let before = try #require(grades(combination)).overall
                let after = try #require(grades(worse)).overall
                if !before.isCompletedByRule, !after.isCompletedByRule {
                    #expect(after.grade >= before.grade, "\(combination) \(worse)")
                }
            }
        }
    }

    @Test func `every total of the ten daily activities has its grade`() throws {
        for total in stride(from: 0, through: 100, by: 5) {
            var sheet = AbilitySheet()
            sheet.spend(selfCare: total)
            #expect(sheet.selfCare.reduce(0, +) == total)
            let expected = total == 100 ? 0 : total >= 65 ? 1 : total >= 45 ? 2 : 3
            #expect(try #require(AbilityGrades(sheet.scores)).selfCare == expected, "\(total)")
        }
    }

    @Test func `every score of mind and social life has its grade`() throws {
        var sheet = AbilitySheet()
        for first in 0...2 {
            for second in 0...2 {
                for third in 0...2 {
                    sheet.mental = [first, second, third]
                    let expected = [0, 1, 2, 2, 3, 3, 3][first + second + third]
                    #expect(try #require(AbilityGrades(sheet.scores)).mental == expected)
                }
            }
        }
        for total in 0...20 {
            sheet.social = (0..<5).map { min(4, max(0, total - 4 * $0)) }
            let expected = total <= 2 ? 0 : total <= 7 ? 1 : total <= 13 ? 2 : 3
            #expect(try #require(AbilityGrades(sheet.scores)).social == expected, "\(total)")
        }
    }

    @Test func `all 400 patterns of the senses have the grade of the worst`() throws {
        var sheet = AbilitySheet()
        for consciousness in 0...3 {
            for sight in 0...4 {
                for hearing in 0...4 {
                    for communication in 0...3 {
                        sheet.sensory = [consciousness, sight, hearing, communication]
                        let expected = max(
                            [0, 2, 3, 3][consciousness], [0, 0, 1, 2, 3][sight], [0, 0, 1, 2, 3][hearing],
                            communication)
                        #expect(
                            try #require(AbilityGrades(sheet.scores)).sensory == expected, "\(sheet.sensory)")
                    }
                }
            }
        }
    }

    private func grades(_ combination: [Int]) -> AbilityGrades? {
        AbilityGrades(
            selfCare: combination[0], mental: combination[1], sensory: combination[2], social: combination[3])
    }
}

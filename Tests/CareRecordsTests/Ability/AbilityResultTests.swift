import CareCore
import CareRecords
import Testing

@Suite("Results of assessments") struct AbilityResultTests {
    static let conditions: [Set<AbilityCondition>] = (0..<8).map { bits in
        Set(AbilityCondition.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
    }

    @Test func `in all 256 combinations coma is the worst grade, and diagnosis and events are one grade together`()
        throws
    {
        for combination in AbilityGradeTests.combinations {
            let sheet = AbilitySheet(
                selfCare: combination[0], mental: combination[1], sensory: combination[2], social: combination[3])
            let grades = try #require(AbilityGrades(sheet.scores))
            #expect([grades.selfCare, grades.mental, grades.sensory, grades.social] == combination)
            for conditions in Self.conditions {
                for events in Int64(0)...3 {
                    let result = try #require(
                        AbilityResult(
                            sheet.scores, by: .civilAffairs2013, conditions: conditions, riskEvents: events))
                    let isWorse =
                        conditions.contains(.dementia) || conditions.contains(.mentalIllness) || events >= 2
                    let expected =
                        conditions.contains(.coma) ? 3 : min(3, grades.overall.grade + (isWorse ? 1 : 0))
                    #expect(result.grade == Int64(expected), "\(combination) \(conditions) \(events)")
                    #expect(result.isCompletedByRule == grades.overall.isCompletedByRule)
                    #expect(result.overrides.contains(.careRiskEvents) == (events >= 2))
                    #expect(result.overrides.contains(.coma) == conditions.contains(.coma))
                    #expect(
                        result.disability == [.none, .partial, .partial, .disabled][Int(result.grade)])
                }
            }
        }
    }

    @Test func `the score for coma is the worst grade without a further word`() throws {
        var sheet = AbilitySheet()
        sheet.sensory = [3, 0, 0, 0]
        let result = try #require(
            AbilityResult(sheet.scores, by: .civilAffairs2013, conditions: [], riskEvents: 0))
        #expect(result.grade == 3)
        #expect(result.overrides == [.coma])
    }

    @Test func `every total of GB/T 42195 has its grade, with every override`() throws {
        let most = AbilityStandard.national2022.items.map { $0.scores.max() ?? 0 }
        for total in 0...90 {
            var left = total
            let scores = AbilityScores(
                most.map { most in
                    defer { left -= min(most, left) }
                    return min(most, left)
                })
            let basis = total == 90 ? 0 : total >= 66 ? 1 : total >= 46 ? 2 : total >= 30 ? 3 : 4
            for conditions in Self.conditions {
                for events in Int64(0)...2 {
                    let result = try #require(
                        AbilityResult(scores, by: .national2022, conditions: conditions, riskEvents: events))
                    let isWorse = !conditions.subtracting([.coma]).isEmpty || events >= 2
                    let expected = conditions.contains(.coma) ? 4 : min(4, basis + (isWorse ? 1 : 0))
                    #expect(result.grade == Int64(expected), "\(total) \(conditions) \(events)")
                    #expect(result.total == total)
                    #expect(result.grades == nil && !result.isCompletedByRule)
                    #expect(
                        result.disability == [.none, .partial, .partial, .disabled, .disabled][Int(result.grade)])
                }
            }
        }
    }

    @Test func `the items of both standards add up to what the standards say`() {
        func most(_ standard: AbilityStandard, _ area: AbilityItem.Area) -> Int {
            standard.items.filter { $0.area == area }.reduce(0) { $0 + ($1.scores.max() ?? 0) }
        }
        let old = AbilityStandard.civilAffairs2013
        #expect(old.items.count == 22)
        #expect(most(old, .selfCare) == 100 && most(old, .mental) == 6 && most(old, .social) == 20)
        let new = AbilityStandard.national2022
        #expect(new.items.count == 26)
        #expect(AbilityItem.Area.allCases.reduce(0) { $0 + most(new, $1) } == 90)
        #expect(
            AbilityItem.Area.allCases.map { area in new.items.count { $0.area == area } } == [8, 4, 9, 0, 5])
    }

    @Test func `a score that an item does not have is named with the item, and nothing is graded`() {
        for standard in AbilityStandard.allCases {
            let good = standard.items.map { $0.scores.max() ?? 0 }
            for (place, item) in standard.items.enumerated() {
                for bad in 0...20 where !item.scores.contains(bad) {
                    var values = good
                    values[place] = bad
                    let scores = AbilityScores(values)
                    let faults = scores.faults(in: standard)
                    #expect(faults.count == 1)
                    #expect(faults.first?.expected.contains("item \(place + 1), \(item.title)") == true)
                    #expect(AbilityResult(scores, by: standard, conditions: [], riskEvents: 0) == nil)
                }
            }
            #expect(AbilityScores(good + [0]).faults(in: standard).count == 1)
            #expect(AbilityScores(Array(good.dropLast())).faults(in: standard).count == 1)
        }
    }

    @Test func `walking and transfer decide how somebody moves`() throws {
        let table: [(walking: Int, transfer: Int, mobility: Mobility)] = [
            (15, 15, .walks), (15, 0, .walks), (10, 15, .walksWithHelp), (5, 5, .walksWithHelp), (0, 15, .chair),
            (0, 5, .chair), (0, 0, .bedBound),
        ]
        for line in table {
            var sheet = AbilitySheet()
            sheet.selfCare[7] = line.transfer
            sheet.selfCare[8] = line.walking
            #expect(Mobility(sheet.scores, in: .civilAffairs2013) == line.mobility, "\(line)")
        }
        for walking in 0...4 {
            for transfer in 0...4 {
                var values = AbilityStandard.national2022.items.map { $0.scores.max() ?? 0 }
                values[9] = transfer
                values[10] = walking
                let expected: Mobility =
                    walking == 4 ? .walks : walking > 0 ? .walksWithHelp : transfer > 0 ? .chair : .bedBound
                #expect(Mobility(AbilityScores(values), in: .national2022) == expected)
            }
        }
    }
}

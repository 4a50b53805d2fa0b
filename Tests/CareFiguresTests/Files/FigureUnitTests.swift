import Testing

@testable import CareRecords

@Suite struct FigureUnitTests {
    @Test(
        arguments: [
            (FigureUnit.percent, 1, 3, "33.3"), (.percent, 2, 3, "66.7"), (.percent, 1, 8, "12.5"),
            (.percent, 1, 1, "100.0"),
            (.percent, 1, 2_000, "0.1"), (.percent, 1, 2_001, "0.0"), (.minutes, 90_000, 1, "1.5"),
            (.minutes, 3_000, 1, "0.1"),
            (.mean, 9, 2, "4.50"), (.mean, 2, 3, "0.67"),
        ] as [(FigureUnit, Int64, Int64, String)])
    func `a ratio is rounded half up to its last digit`(unit: FigureUnit, part: Int64, whole: Int64, text: String) {
        #expect(unit.shown(part, of: whole).map { unit.text($0) } == text)
    }

    @Test(
        arguments: [
            (FigureUnit.fen, 123_450, "1234.50"), (.fen, -5, "-0.05"), (.people, 7, "7"),
            (.milliseconds, 90_000, "1.5"),
        ] as [(FigureUnit, Int64, String)])
    func `an amount is written with the digits of its unit`(unit: FigureUnit, amount: Int64, text: String) {
        #expect(unit.shown(amount, of: nil).map { unit.text($0) } == text)
    }

    @Test func `a share of nothing is nothing`() { #expect(FigureUnit.percent.shown(0, of: 0) == nil) }
}

import CareFigures
import Testing

@Suite struct SummarySpanTests {
    @Test func `every span has a word of its own`() {
        #expect(Set(SummarySpan.allCases.map(\.rawValue)).count == 6)
    }
}

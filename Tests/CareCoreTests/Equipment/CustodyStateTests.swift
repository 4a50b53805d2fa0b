import CareCore
import Testing

@Suite struct CustodyStateTests {
    /// care.md 11, word for word, and the way back from an ending that was entered wrongly.
    private static let table: Set<String> = [
        "in-stock>allocated", "allocated>installing", "installing>in-service", "in-service>suspended",
        "suspended>in-service", "in-service>pending-return", "in-service>repair", "in-service>lost",
        "pending-return>returned", "returned>sanitizing", "returned>retired", "sanitizing>ready",
        "sanitizing>repair", "repair>ready", "repair>sanitizing", "repair>retired", "ready>allocated",
        "installing>in-stock", "lost>returned", "pending-return>in-service",
    ]

    @Test func `of all steps those of the table are allowed and no other`() {
        var allowed: Set<String> = []
        for state in CustodyState.allCases {
            for next in CustodyState.allCases where state.allows(next) { allowed.insert("\(state.name)>\(next.name)") }
        }
        #expect(allowed == Self.table)
    }

    @Test func `numbers and names are stored and stay`() {
        #expect(CustodyState.allCases.map(\.rawValue) == Array(1...12))
        #expect(
            CustodyState.allCases.map(\.name) == [
                "in-stock", "allocated", "installing", "in-service", "suspended", "pending-return", "returned",
                "sanitizing", "repair", "ready", "retired", "lost",
            ])
        for state in CustodyState.allCases { #expect(CustodyState.named(state.name) == state) }
        #expect(CustodyState.named("shelf") == nil)
    }

    @Test func `nobody is served again without passing through a store, cleaning and a new allocation`() {
        // What leaves a household comes back to one only over `allocated`.
        for state in CustodyState.allCases where !state.isBound {
            for next in state.successors where next.isBound {
                #expect(next == .allocated || (state == .sanitizing && next == .repair), "\(state) to \(next)")
            }
        }
        #expect(!CustodyState.returned.allows(.ready), "not without sanitation")
        #expect(CustodyState.retired.successors == [])
    }
}

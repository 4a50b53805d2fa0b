import CareCore

/// A compiled expression together with the tree it came from, which the rule checks look at.
struct Condition {
    let term: Term
    let program: Program
    let position: SourcePosition
}

extension Condition {
    /// Slots whose newest value is compared, not looked back on.
    var directSlots: Set<Int16> {
        var slots: Set<Int16> = []
        term.visit { inner in
            switch inner {
            case .metric(let slot): slots.insert(slot)
            case .distance(let latitude, let longitude, _, _): slots.formUnion([latitude, longitude])
            default: break
            }
        }
        return slots
    }

    /// Whether it counts events and looks at no reading: a number of them is as true when one is told late.
    func countsEvents(of tables: RuleTables) -> Bool {
        var counts = false
        var looksElsewhere = false
        term.visit { inner in
            switch inner {
            case .window(let index, _):
                guard case .event = tables.windows[Int(index)].source else {
                    looksElsewhere = true
                    return
                }
                counts = true
            case .constant, .parameter, .byAltitude, .resident, .negate, .arithmetic, .compare, .connect, .not: break
            default: looksElsewhere = true
            }
        }
        return counts && !looksElsewhere
    }

    var hasEvent: Bool {
        var found = false
        term.visit { if case .event = $0 { found = true } }
        return found
    }
}

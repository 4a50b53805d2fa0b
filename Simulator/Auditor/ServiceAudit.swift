import SimKit

/// The registry is what operators were told that it is (promise 6).
enum ServiceAudit {
    static func compare(
        written: [ServiceRecord], told: [ServiceRecord], possible: [ServiceRecord], books: [CustodyRecord]
    ) -> [Violation] {
        func text(_ service: ServiceRecord) -> String {
            "\(service.device) at \(service.bed ?? service.household) since \(service.from.milliseconds)"
        }
        var possible = possible
        let answered = Set(told.map(text))
        var violations = answered.subtracting(written.map(text)).sorted().map {
            Violation(6, "\($0): answered as done and not written")
        }
        for service in written where !answered.contains(text(service)) {
            let match = possible.firstIndex {
                $0.device == service.device && $0.bed == service.bed && $0.household == service.household
            }
            if let match {
                possible.remove(at: match)
            } else {
                violations.append(Violation(6, "\(text(service)): written and never asked for"))
            }
        }
        return violations + kept(books, written)
    }

    /// What was collected served nobody from that moment on.
    private static func kept(_ books: [CustodyRecord], _ written: [ServiceRecord]) -> [Violation] {
        books.compactMap { custody in
            guard custody.state == "returned", custody.isSure,
                !written.contains(where: { $0.device == custody.device && $0.until == custody.at })
            else { return nil }
            return Violation(
                6, "\(custody.device): answered as returned at \(custody.at.milliseconds), and no service ends then")
        }
    }
}

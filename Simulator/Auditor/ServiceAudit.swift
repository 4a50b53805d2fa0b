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
        return violations + kept(books, written) + ends(written, books)
    }

    /// A service ends when the next one begins, or when the books took the device back, and not at another moment.
    private static func ends(_ written: [ServiceRecord], _ books: [CustodyRecord]) -> [Violation] {
        let services = Dictionary(grouping: written, by: \.device)
        let returns = Dictionary(grouping: books.filter { $0.state == "returned" }, by: \.device)
        var violations: [Violation] = []
        for device in services.keys.sorted() {
            var next: Moment?
            // The latest first; what begins and ends in one moment was there before the next.
            let ordered = (services[device] ?? []).sorted {
                ($0.from, $0.until ?? .distantFuture) > ($1.from, $1.until ?? .distantFuture)
            }
            for service in ordered {
                if let violation = end(of: service, next: next, returns[device] ?? []) { violations.append(violation) }
                next = service.from
            }
        }
        return violations
    }

    private static func end(
        of service: ServiceRecord, next: Moment?, _ returns: [CustodyRecord]
    ) -> Violation? {
        let own = returns.filter { $0.at >= service.from && $0.at <= next ?? .distantFuture }
        // Of a return that may have been done before anybody heard of it the moment is unknown.
        let isRight =
            if own.contains(where: { !$0.isSure }) {
                service.until.map { $0 >= service.from && $0 <= next ?? .distantFuture } ?? true
            } else {
                service.until == own.first?.at ?? next
            }
        guard !isRight else { return nil }
        let expected = (own.first?.at ?? next).map { "\($0.milliseconds)" } ?? "never"
        return Violation(
            6,
            "\(service.device) at \(service.bed ?? service.household) since \(service.from.milliseconds): ends "
                + "\(service.until.map { "\($0.milliseconds)" } ?? "never"), expected \(expected)")
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

import CareCore

extension TypeChecker {
    /// `distance(home, 200)`: metres between home and the newest fix that is accurate to so many.
    func distance(_ arguments: [Located], at located: Located) -> Typed? {
        guard count(arguments, 2, of: "distance(home, metres)", at: located) else { return nil }
        guard case .name("home") = arguments[0].expression else {
            report(arguments[0], "place of distance", expected: "home", found: Printer.text(arguments[0]))
            return nil
        }
        guard let latitude = metric(Metric.latitude.name, at: located),
            let longitude = metric(Metric.longitude.name, at: located), let within = accuracy(arguments[1])
        else { return nil }
        let term = Term.distance(
            latitude: latitude, longitude: longitude, accuracy: model.slot(of: .positionAccuracy) ?? -1,
            within: within)
        return (term, .number(unit: Metric.positionAccuracy.unit))
    }

    private func accuracy(_ argument: Located) -> Term? {
        switch argument.expression {
        case .number(let metres) where metres > 0: return .constant(metres)
        case .parameter:
            guard let (term, type) = check(argument) else { return nil }
            if case .number = type { return term }
        default: break
        }
        report(
            argument, "accuracy of a fix", expected: "metres, or a parameter that is a number",
            found: Printer.text(argument))
        return nil
    }
}

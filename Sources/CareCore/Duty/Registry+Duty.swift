extension Registry {
    /// What may answer for a place, the nearest first. The one place that knows how scopes lie in one another.
    public func contactScopes(of place: Place) -> [[ContactScope]] {
        let beds = beds(of: place)
        let household = household(of: place)
        let townships = Set(beds.compactMap { self[$0].township }).sorted()
        return [
            beds.map { .bed(self[$0].id) } + [.household(self[household].id)],
            townships.map { .township($0) },
            [.county(self[household].county)],
            [.everywhere],
        ]
    }

    /// Who answers in a role for a place at `moment`: of the nearest scope that has anybody. What concerns the gateway
    /// itself (`nil`) concerns everybody of the role.
    func answering(_ role: ContactRole, for place: Place?, at moment: Timestamp) -> [Contact] {
        guard let place else {
            return duty.contacts(as: role).filter { contact in
                duty.onDuty(contact.post, at: moment).contains { $0.person == contact.person }
            }
        }
        return nearest(of: contactScopes(of: place), role, at: moment)
    }

    /// Who answers in a role for a whole township at `moment`, of the nearest scope that has anybody.
    func answering(_ role: ContactRole, in township: TownshipCode, at moment: Timestamp) -> [Contact] {
        let county: [ContactScope] = township.county.map { [.county($0)] } ?? []
        return nearest(of: [[.township(township.description)], county, [.everywhere]], role, at: moment)
    }

    private func nearest(of levels: [[ContactScope]], _ role: ContactRole, at moment: Timestamp) -> [Contact] {
        for level in levels {
            let found = level.flatMap { duty.onDuty(DutyPost(role, $0), at: moment) }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Whom to tell when a whole chain has reached nobody: every operator of the place whatever the rota and the hours
    /// say, then the responsible person, then station heads and counties everywhere; the first of these with anybody.
    func lastResort(for place: Place?, at moment: Timestamp) -> [Contact] {
        let levels = place.map { contactScopes(of: $0).flatMap(\.self) }
        for role in [ContactRole.operator, .responsible] {
            let lines = levels.map { $0.flatMap { duty.contacts(of: DutyPost(role, $0)) } } ?? duty.contacts(as: role)
            let valid = lines.filter { $0.isValid(at: moment) }
            if !valid.isEmpty { return valid }
        }
        return (duty.contacts(as: .stationHead) + duty.contacts(as: .county)).filter { $0.isValid(at: moment) }
    }
}

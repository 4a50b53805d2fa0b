extension Registry {
    /// What may answer for a place, the nearest first: those who look after the home, the provider who answers for it,
    /// and wider and wider areas. This file is the one place that knows how scopes lie in one another.
    public func contactScopes(of place: Place) -> [[ContactScope]] {
        let beds = beds(of: place)
        let household = household(of: place)
        let townships = Set(beds.compactMap { self[$0].township }).sorted()
        return [
            beds.map { .bed(self[$0].id) } + [.household(self[household].id)],
            stations(of: beds.map { self[$0] }),
            townships.map { .township($0) },
            [.county(self[household].county)],
            [.everywhere],
        ]
    }

    /// The same for an alarm, in as many lists as there are providers whom it concerns: that of an area concerns all
    /// who have beds there; that of a device which serves nobody those who answered where it was last, but nobody of
    /// that home. `nil` for what concerns the gateway itself.
    private func contactScopes(of alarm: Alarm) -> [[[ContactScope]]]? {
        if let place = alarm.place { return [contactScopes(of: place)] }
        switch alarm.key.subject {
        case .place(let place): return [contactScopes(of: place)]
        case .township(let township): return contactScopes(in: township)
        case .device(let device):
            let served = assignments[Int(device.index)]
            let last = served.last { $0.from <= alarm.raisedAt } ?? served.first
            return last.map { [Array(contactScopes(of: $0.place).dropFirst())] }
        case .gateway: return nil
        }
    }

    /// Once for each provider of the township's beds, and once for what no provider answers for.
    private func contactScopes(in township: TownshipCode) -> [[[ContactScope]]] {
        let area: [[ContactScope]] = [
            [.township(township.description)], township.county.map { [.county($0)] } ?? [], [.everywhere],
        ]
        let here = beds.filter { $0.township == township.description }
        let provided = stations(of: here).map { [[$0]] + area }
        return provided.isEmpty || here.contains { $0.provider == nil } ? provided + [area] : provided
    }

    private func stations(of beds: [Bed]) -> [ContactScope] {
        Set(beds.compactMap { $0.provider?.text }).sorted().map { .station($0) }
    }

    /// Who answers in a role for an alarm at `moment`.
    func answering(_ role: ContactRole, for alarm: Alarm, at moment: Timestamp) -> [Contact] {
        guard let scopes = contactScopes(of: alarm) else { return answering(role, for: nil, at: moment) }
        return nearest(ofEach: scopes, role, at: moment)
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

    /// Who answers in a role for any bed of a township at `moment`, each provider's people for its own beds: of the
    /// nearest scope that has anybody.
    func answering(_ role: ContactRole, in township: TownshipCode, at moment: Timestamp) -> [Contact] {
        nearest(ofEach: contactScopes(in: township), role, at: moment)
    }

    private func nearest(ofEach lists: [[[ContactScope]]], _ role: ContactRole, at moment: Timestamp) -> [Contact] {
        lists.reduce(into: []) { found, levels in
            for contact in nearest(of: levels, role, at: moment) where !found.contains(contact) {
                found.append(contact)
            }
        }
    }

    private func nearest(of levels: [[ContactScope]], _ role: ContactRole, at moment: Timestamp) -> [Contact] {
        for level in levels {
            let found = level.flatMap { duty.onDuty(DutyPost(role, $0), at: moment) }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// When the next shift after `moment` begins of any of the roles for the alarm; `nil` for none that is entered.
    func nextShift(as roles: Set<ContactRole>, for alarm: Alarm, after moment: Timestamp) -> Timestamp? {
        if roles.isEmpty || duty.shiftCount == 0 { return nil }
        let scopes = contactScopes(of: alarm).map { Set($0.flatMap(\.self).flatMap(\.self)) }
        let posts = duty.posts.filter { roles.contains($0.role) && scopes?.contains($0.scope) ?? true }
        return posts.compactMap { post in duty.shifts(of: post).first { $0.from > moment }?.from }.min()
    }

    /// Whom to tell when a whole chain has reached nobody: every operator of the place whatever the rota and the hours
    /// say, then the responsible person, then station heads and counties everywhere; the first of these with anybody.
    func lastResort(for alarm: Alarm, at moment: Timestamp) -> [Contact] {
        lastResort(among: contactScopes(of: alarm)?.flatMap(\.self).flatMap(\.self), at: moment)
    }

    /// The same for a whole township.
    func lastResort(in township: TownshipCode, at moment: Timestamp) -> [Contact] {
        lastResort(among: contactScopes(in: township).flatMap(\.self).flatMap(\.self), at: moment)
    }

    private func lastResort(among scopes: [ContactScope]?, at moment: Timestamp) -> [Contact] {
        for role in [ContactRole.operator, .responsible] {
            let lines = scopes.map { $0.flatMap { duty.contacts(of: DutyPost(role, $0)) } } ?? duty.contacts(as: role)
            let valid = lines.filter { $0.isValid(at: moment) }
            if !valid.isEmpty { return valid }
        }
        return (duty.contacts(as: .stationHead) + duty.contacts(as: .county)).filter { $0.isValid(at: moment) }
    }
}

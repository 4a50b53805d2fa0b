internal import SimKit

extension Play {
    /// What a device says when the technician tries it.
    mutating func playTry(_ person: Person, _ device: String, kind: String, at moment: Moment) {
        let county = person.county.code
        if kind == "emergency-call" {
            press(person, device, at: moment)
        } else if let sign = ProgrammeSign.reading(device, kind: kind, county: county, at: moment), writer.sign(sign) {
            writer.count(person.county) { $0.readings += kind == "camera" || kind == "pill-box" ? 1 : 2 }
        }
    }

    /// Staff press the emergency key as a test while they are there.
    mutating func playTestPress(_ person: Person, _ story: VisitStory) {
        guard person.isHeard else { return }
        press(person, person.device("emergency-call"), at: story.started + .minutes(4))
        writer.count(person.county) { $0.witnessedVisits += 1 }
    }

    /// The watch measures every morning of service.
    mutating func playMornings(_ person: Person, from first: CivilDay, until leaving: CivilDay?) {
        guard person.isHeard else { return }
        var day = first
        while leaving.map({ day < $0 }) ?? true, day.at(8) < writer.end {
            let device = person.device("wearable")
            let county = person.county
            if let sign = ProgrammeSign.reading(device, kind: "wearable", county: county.code, at: day.at(8)),
                writer.sign(sign)
            {
                writer.count(county) { $0.readings += 2 }
            }
            day = day.adding(1)
        }
    }

    /// The night after a thing was given to another family it tells at last what it had kept: of the family before, of
    /// the store, and of this night.
    mutating func playHistory(_ story: AssetStory, of county: CountyCast, on day: CivilDay) {
        guard let device = story.device, let piece = assets.pieces[story.asset], let home = piece.heardAt,
            let back = piece.cameBackAt
        else { return }
        assets.pieces[story.asset]?.heardAt = nil
        let moments = [home, back + .minutes(90), day.adding(1).at(3)]
        guard
            let sign = ProgrammeSign.history(device, kind: story.kind, county: county.code, at: moments),
            writer.sign(sign)
        else { return }
        // What it measured in the store is nobody's and kept nowhere.
        writer.count(county) {
            $0.readings += 2 * (story.kind == "pill-box" ? 1 : 2)
            $0.histories += 1
        }
    }

    private mutating func press(_ person: Person, _ device: String, at moment: Moment) {
        if writer.sign(.press(device, county: person.county.code, at: moment)) {
            writer.count(person.county) { $0.testPresses += 1 }
        }
    }
}

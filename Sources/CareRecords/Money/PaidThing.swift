internal import CareCore

/// What a payment pays for: one thing each, so that it can be asked of every thing whether it was paid.
enum PaidThing: Equatable {
    case visit(RecordID)
    case training(RecordID)
    /// An assessment of ability.
    case assessment(RecordID)
    /// The assessment of the home of a case.
    case homeAssessment(RecordID)
    /// The retrofit of a case.
    case retrofit(RecordID)
    case asset(RecordID)

    /// The thing that an entry names; `nil` when it names none that its head can pay for.
    init?(_ row: RecordRow) {
        switch row[MoneyField.head] {
        case .visits:
            guard let visit = row[VisitField.visit] else { return nil }
            self = .visit(visit)
        case .training:
            guard let training = row[TrainingField.training] else { return nil }
            self = .training(training)
        case .devices:
            guard let asset = row[AssetField.asset] else { return nil }
            self = .asset(asset)
        case .assessment:
            if let assessment = row[AbilityField.assessment] {
                self = .assessment(assessment)
            } else if let careCase = row[SharedField.careCase] {
                self = .homeAssessment(careCase)
            } else {
                return nil
            }
        case .retrofit:
            if let asset = row[AssetField.asset] {
                self = .asset(asset)
            } else if let careCase = row[SharedField.careCase] {
                self = .retrofit(careCase)
            } else {
                return nil
            }
        case nil: return nil
        }
    }

    /// The field of an entry that names it.
    var field: RecordField<RecordID> {
        switch self {
        case .visit: VisitField.visit
        case .training: TrainingField.training
        case .assessment: AbilityField.assessment
        case .homeAssessment, .retrofit: SharedField.careCase
        case .asset: AssetField.asset
        }
    }

    /// Its identity.
    var key: RecordID {
        switch self {
        case .visit(let key), .training(let key), .assessment(let key), .homeAssessment(let key), .retrofit(let key),
            .asset(let key):
            key
        }
    }

    /// The fields that name things which a payment of that head may have.
    static func fields(of head: MoneyHead) -> [RecordField<RecordID>] {
        switch head {
        case .visits: [VisitField.visit]
        case .training: [TrainingField.training]
        case .devices: [AssetField.asset]
        case .assessment: [AbilityField.assessment]
        case .retrofit: [AssetField.asset]
        }
    }

    /// What must stand in a payment of that head, for messages.
    static func expected(of head: MoneyHead) -> String {
        switch head {
        case .visits: "the visit that is paid"
        case .training: "the training that is paid"
        case .devices: "the asset that is paid"
        case .assessment: "the assessment that is paid; for the assessment of a home its careCase alone"
        case .retrofit: "the case whose retrofit is paid; for a movable item its asset"
        }
    }
}

internal import CareCore

extension RecordForm {
    /// The person is in hospital or away; nobody uses it.
    public static let assetSuspend = assetStep(
        "asset-suspend", zh: "停用", en: "the person is in hospital or away", to: .suspended, by: .person, []
    ) { _ in }

    /// The person is back.
    public static let assetResume = assetStep(
        "asset-resume", zh: "恢复使用", en: "the person is back", from: [.suspended], to: .inService, by: .person, []
    ) { _ in }

    /// It goes to be mended: from the home, or because the test after the disinfection failed.
    public static let assetRepair = assetStep(
        "asset-repair", zh: "送修", en: "an asset goes to be mended", to: .repair, by: .technician, []
    ) { step in
        guard let technician = step.filled[AssetField.technician] else { return }
        if step.state == .inService {
            try step.leaveKit()
            step.after[AssetField.returnedAt] = step.at
            step.after[AssetField.returnReason] = .deviceFault
        }
        step.after[AssetField.place] = .technician(technician)
        step.after[AssetField.custodian] = technician.text
        step.after[SharedField.bed] = nil
    }

    /// Nobody knows where it is.
    public static let assetLost = assetStep(
        "asset-lost", zh: "遗失", en: "an asset is lost, by the police's or a written note", to: .lost, by: .technician,
        [.required(AssetField.lossDocument)]
    ) { step in
        try step.leaveKit()
        step.after[AssetField.place] = .nobody
        step.after[AssetField.custodian] = nil
        step.after[AssetField.lossDocument] = step.filled[AssetField.lossDocument]
        step.after[SharedField.bed] = nil
    }

    /// It is there again; it counts as returned from a home.
    public static let assetFound = assetStep(
        "asset-found", zh: "找回", en: "a lost asset is there again", from: [.lost], to: .returned, by: .person,
        [.optional(AssetField.store, refersTo: "assetStore"), .required(AssetField.custodian, .name)]
    ) { step in
        try step.stand(inStore: step.filled[AssetField.store], signedBy: step.filled[AssetField.custodian])
        step.after[AssetField.returnedAt] = step.at
        step.after[AssetField.lossDocument] = nil
    }
}

internal import CareCore

extension DossierLayout {
    /// What the county's property at the bed is, where it went, what was done with it, and what became of it.
    var custody: [Dossier.Section] {
        [
            section(
                "十三、设备资产", .asset,
                [
                    AssetField.asset.name, AssetField.kind.name, AssetField.model.name, AssetField.serial.name,
                    AssetField.state.name, AssetField.place.name, AssetField.custodian.name, AssetField.fund.name,
                    AssetField.purchasedOn.name,
                ]),
            section(
                "十四、资产流转", .assetMove,
                [
                    AssetField.asset.name, SharedField.at.name, AssetField.fromState.name, AssetField.toState.name,
                    AssetField.place.name, AssetField.by.name, AssetField.custodian.name, AssetField.document.name,
                ],
                more: [
                    AssetField.returnReason.name, AssetField.reason.name, AssetField.evidence.name,
                    AssetField.approval.name,
                ], order: { $0[SharedField.at]?.milliseconds ?? 0 }),
            section(
                "十五、资产消毒、检测与清除", .assetWork,
                [
                    AssetField.asset.name, AssetField.work.name, SharedField.at.name, AssetField.by.name,
                    AssetField.agent.name, AssetField.method.name, AssetField.passed.name, AssetField.document.name,
                ], more: [AssetField.batteryReplaced.name, AssetField.evidence.name],
                order: { $0[SharedField.at]?.milliseconds ?? 0 }),
            section(
                "十六、回收任务", .recoveryOrder,
                [
                    AssetField.asset.name, AssetField.returnReason.name, RecoveryField.endedOn.name,
                    RecoveryField.collectDue.name, RecoveryField.collectedAt.name, RecoveryField.closedAt.name,
                    RecoveryField.outcome.name,
                ],
                more: [
                    RecoveryField.contactFrom.name, RecoveryField.noticedAt.name, RecoveryField.noticedBy.name,
                    RecoveryField.sanitisedAt.name,
                ], order: { Int64($0[RecoveryField.endedOn]?.day ?? 0) }),
            section(
                "十七、留存家庭的资产", .assetKept,
                [
                    AssetField.asset.name, SharedField.careCase.name, SharedField.at.name, AssetField.by.name,
                    AssetField.document.name,
                ], more: [AssetField.reason.name], order: { $0[SharedField.at]?.milliseconds ?? 0 }),
        ]
    }
}

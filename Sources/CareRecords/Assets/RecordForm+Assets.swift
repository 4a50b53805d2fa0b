extension RecordForm {
    /// What is entered of the county's property: stores, rules, assets and every step on their way.
    public static let assets: [RecordForm] =
        [assetStore, assetRule, asset] + assetSteps + [
            assetNotice, assetFunctionTest, assetWipe, assetKeep, assetMove,
        ]

    /// The forms that move an asset from one state to another.
    static let assetSteps: [RecordForm] = [
        assetAllocate, assetInstall, assetAccept, assetCancel, assetSuspend, assetResume, assetRepair, assetLost,
        assetFound, assetEnd, assetRestore, assetCollect, assetSanitise, assetReady, assetRetire,
    ]
}

/// What makes two beds share the layout of a profile: the same values for the same rules.
struct TuningKey: Hashable {
    /// Place of the profile in `GatewayState.profiles`.
    let profile: Int
    /// Rule index and setting, in order of rule and of the field's name.
    let settings: [Setting]

    struct Setting: Hashable {
        let rule: Int
        let setting: OverrideSetting
    }
}

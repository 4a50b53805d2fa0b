/// What makes two beds share the layout of a profile: the same rules, with the same values.
struct TuningKey: Hashable {
    /// Place of the profile in `GatewayState.profiles`.
    let profile: Int
    /// Which rules are asked.
    let reach: RuleReach
    /// Rule index and setting, in order of rule and of the field's name.
    let settings: [Setting]

    struct Setting: Hashable {
        let rule: Int
        let setting: OverrideSetting
    }
}

package org.attentiontoolkit.tasks.data.spellout;

import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.testkit.DataSourceContract;

final class SpellOutContractTest extends DataSourceContract {
  @Override
  protected DataSource source() {
    return new SpellOut(
        new SpellOutSettings(
            "en",
            "de",
            1,
            new SpellOutSettings.Sizes(40, 10, 10),
            new SpellOutSettings.Items(1, 3, 999_999, 0.3, 1600, 2099)));
  }
}

{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<section class="gh-card gh-card--flush" aria-labelledby="sessions">
<div class="gh-card__head"><h2 id="sessions">{{say:accounts.page.where_you_are_signed_in}}</h2></div>
<table class="gh-table" role="table">
<caption class="gh-sr">{{say:accounts.page.your_open_sessions}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{say:accounts.page.browser}}</th><th role="columnheader" scope="col">{{say:accounts.page.since}}</th><th role="columnheader" scope="col">{{say:common.page.last_used}}</th><th role="columnheader" scope="col">{{say:accounts.page.action}}</th></tr></thead>
<tbody role="rowgroup">
{{#SESSION}}
<tr role="row"><th role="rowheader" scope="row" data-label="{{say:accounts.page.browser}}"><div>{{BROWSER}} <small>{{say:accounts.page.from_this_one}}</small></div></th><td role="cell" data-label="{{say:accounts.page.since}}"><div>{{>SINCE}}</div></td><td role="cell" data-label="{{say:common.page.last_used}}"><div>{{>SEEN}}</div></td><td role="cell" data-label="{{say:accounts.page.action}}"><div>{{#OTHER}}<form method="post" action="{{ACTION}}">{{csrf}}<button class="usa-button usa-button--outline gh-button--small" type="submit">{{say:accounts.page.end_this_session}}</button></form>{{/OTHER}}{{#THIS}}{{say:accounts.page.sign_out_ends_it}}{{/THIS}}</div></td></tr>
{{/SESSION}}
</tbody></table>
</section>
<div class="gh-col">
<section class="gh-card" aria-labelledby="sign-in">
<h2 id="sign-in">{{say:accounts.page.your_sign_in}}</h2>
<dl class="gh-facts">
<dt>{{say:common.page.name}}</dt><dd>{{FULL_NAME}}</dd>
<dt>{{say:common.page.username}}</dt><dd>{{USER_NAME}}</dd>
<dt>{{say:common.email}}</dt><dd>{{EMAIL}}</dd>
{{#EXPIRES}}<dt>{{say:accounts.page.password_good_until}}</dt><dd>{{>MOMENT}}{{#SOON}} <strong>{{say:accounts.page.change_it_soon}}</strong>{{/SOON}}</dd>{{/EXPIRES}}
<dt>{{say:accounts.second_factor}}</dt><dd>{{#HAS_FACTOR}}{{say:accounts.page.an_authenticator_app}}{{/HAS_FACTOR}}{{#NO_FACTOR}}{{say:accounts.page.none_a_password_alone_can}}{{/NO_FACTOR}}</dd>
</dl>
<div class="gh-actions gh-gap"><a class="usa-button" href="{{PASSWORD_PATH}}">{{say:common.change_your_password}}</a><a class="usa-button usa-button--outline" href="{{FACTOR_PATH}}">{{#HAS_FACTOR}}{{say:accounts.page.second_factor_and_recovery_codes}}{{/HAS_FACTOR}}{{#NO_FACTOR}}{{say:accounts.set_up_a_second_factor}}{{/NO_FACTOR}}</a></div>
</section>
<section class="gh-card gh-card--quiet"><h2>{{say:accounts.page.yours_alone}}</h2><p>{{say:accounts.page.login_information_is_not_shared}}</p></section>
</div>
</div>

{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<section class="gh-card gh-card--flush" aria-labelledby="sessions">
<div class="gh-card__head"><h2 id="sessions">Where you are signed in</h2></div>
<table class="gh-table" role="table">
<caption class="gh-sr">Your open sessions</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Browser</th><th role="columnheader" scope="col">Since</th><th role="columnheader" scope="col">Last used</th><th role="columnheader" scope="col">Action</th></tr></thead>
<tbody role="rowgroup">
{{#SESSION}}
<tr role="row"><th role="rowheader" scope="row" data-label="Browser"><div>{{BROWSER}} <small>From {{NETWORK}}{{#THIS}} · this one{{/THIS}}</small></div></th><td role="cell" data-label="Since"><div>{{>SINCE}}</div></td><td role="cell" data-label="Last used"><div>{{>SEEN}}</div></td><td role="cell" data-label="Action"><div>{{#OTHER}}<form method="post" action="{{ACTION}}">{{csrf}}<button class="usa-button usa-button--outline gh-button--small" type="submit">End this session</button></form>{{/OTHER}}{{#THIS}}Sign out ends it{{/THIS}}</div></td></tr>
{{/SESSION}}
</tbody></table>
</section>
<div class="gh-col">
<section class="gh-card" aria-labelledby="sign-in">
<h2 id="sign-in">Your sign-in</h2>
<dl class="gh-facts">
<dt>Name</dt><dd>{{FULL_NAME}}</dd>
<dt>Username</dt><dd>{{USER_NAME}}</dd>
<dt>Email</dt><dd>{{EMAIL}}</dd>
{{#EXPIRES}}<dt>Password good until</dt><dd>{{>MOMENT}}{{#SOON}} <strong>Change it soon.</strong>{{/SOON}}</dd>{{/EXPIRES}}
<dt>Second factor</dt><dd>{{#HAS_FACTOR}}An authenticator app{{/HAS_FACTOR}}{{#NO_FACTOR}}None. A password alone can be stolen.{{/NO_FACTOR}}</dd>
</dl>
<div class="gh-actions gh-gap"><a class="usa-button" href="{{PASSWORD_PATH}}">Change your password</a><a class="usa-button usa-button--outline" href="{{FACTOR_PATH}}">{{#HAS_FACTOR}}Second factor and recovery codes{{/HAS_FACTOR}}{{#NO_FACTOR}}Set up a second factor{{/NO_FACTOR}}</a></div>
</section>
<section class="gh-card gh-card--quiet"><h2>Yours alone</h2><p>Login information is not shared, not even with a colleague. Your name stands on everything that is done with it.</p></section>
</div>
</div>
